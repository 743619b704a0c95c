/** What core-api answered to a request to upgrade, before any body. */
export interface AnswerHead {
  readonly status: number;
  /** Under their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

const statusLine = /^HTTP\/1\.1 (\d{3})(?: |$)/;
const fieldLine = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;

/**
 * Reads the head of an answer (RFC 9112 §4, §5) without the empty line that ends it; undefined for what is none. Stricter
 * than HTTP: only core-api is heard here, which folds no line and says nothing twice.
 */
export function parseAnswerHead(text: string): AnswerHead | undefined {
  const [first = '', ...lines] = text.split('\r\n');
  const status = statusLine.exec(first)?.[1];
  if (status === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = fieldLine.exec(line) ?? [];
    const known = name.toLowerCase();
    if (name === '' || headers.has(known)) return undefined;
    headers.set(known, value.trimEnd());
  }
  return { status: Number(status), headers };
}

/** What of core-api's answer to an upgrade the client must see. */
const upgradeHeaders = ['upgrade', 'connection', 'sec-websocket-accept', 'sec-websocket-extensions'] as const;

/** The head of our own 101. A client that offered no subprotocol is told none, else it would fail the connection. */
export function switchingHead({ headers }: AnswerHead, requestId: string, offeredProtocol: boolean): string {
  const names = offeredProtocol ? [...upgradeHeaders, 'sec-websocket-protocol'] : upgradeHeaders;
  const lines = names.flatMap((name) => {
    const value = headers.get(name);
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  return ['HTTP/1.1 101 Switching Protocols', ...lines, `x-request-id: ${requestId}`, '', ''].join('\r\n');
}

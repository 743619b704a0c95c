/** The `data` of each event of a server-sent stream, as it comes; comments and other fields are skipped. */
export async function* eventData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const data = /^data: ?(.*)$/.exec(line)?.[1];
      if (data !== undefined) yield data;
    }
    if (rest.length > longestLine) throw new Error('a line of the stream has no end');
  }
}

const longestLine = 65_536;

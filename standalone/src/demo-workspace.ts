import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type AnswerOf, checkerOf, isId, type Route, routes, type WidgetSettingsInput } from '@iris/contract';

/** The workspace that `/demo.html` shows. */
export interface DemoWorkspace {
  readonly tenantId: string;
  readonly email: string;
  /** Only when it was just made: nothing keeps it. */
  readonly password?: string;
}

// The maker of steel bicycles whose sample site /demo.html is.
const owner = { full_name: 'Ingrid Halden', email: 'ingrid@haldencycles.example' };
const company = { company_name: 'Halden Cycles', slug: 'halden-cycles' };
const widget: WidgetSettingsInput = {
  title: 'Halden Cycles',
  welcome_message:
    'Hello from the workshop. Ask us about frames, sizes, delivery or a bike you already ride.',
  colors: { primary: '#1f4d3d' },
};

/**
 * The demo workspace that `file` names; without such a file it is made, over core-api's public HTTP API. Undefined
 * where it can't be verified because the mail with the token really goes out.
 */
export async function ensureDemoWorkspace(apiUrl: string, file: string): Promise<DemoWorkspace | undefined> {
  const known = parse(await readFile(file, 'utf8').catch(() => ''));
  if (known) return known;
  const password = newPassword();
  const signup = await call(apiUrl, routes.workspace.signup, {
    body: { ...owner, ...company, slug: await freeSlug(apiUrl), password, plan: 'trial' },
  });
  const { tenant_id: tenantId, verification_token: token } = signup.data;
  if (token === undefined) return undefined;
  const verified = await call(apiUrl, routes.workspace.verify, { body: { tenant_id: tenantId, token } });
  await call(apiUrl, routes.widgetConfig.replace, { body: widget, token: verified.data.token });
  await writeFile(file, `${JSON.stringify({ tenantId, email: owner.email })}\n`, { mode: 0o600 });
  return { tenantId, email: owner.email, password };
}

/** An earlier start may have been cut short between signup and the end: then its handle is taken. */
async function freeSlug(apiUrl: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? company.slug : `${company.slug}-${number}`;
    const { data } = await call(apiUrl, routes.workspace.slugAvailable, { query: { slug } });
    if (data.available) return slug;
  }
}

async function call<R extends Route>(
  apiUrl: string,
  route: R,
  input: { query?: Record<string, string>; body?: unknown; token?: string },
): Promise<AnswerOf<R>> {
  const url = new URL(route.path, apiUrl);
  url.search = new URLSearchParams(input.query).toString();
  const headers = new Headers({ 'content-type': 'application/json' });
  if (input.token !== undefined) headers.set('authorization', `Bearer ${input.token}`);
  const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) };
  const response = await fetch(url, { method: route.method, headers, ...body });
  const answer: unknown = await response.json();
  if (isAnswer(route, response.status, answer)) return answer;
  throw new Error(`${route.id} answered ${response.status} while the demo workspace was made`);
}

function isAnswer<R extends Route>(route: R, status: number, body: unknown): body is AnswerOf<R> {
  const schema = route.answers[status];
  return schema ? checkerOf(schema).check(body) : false;
}

function parse(text: string): DemoWorkspace | undefined {
  const known: { tenantId?: unknown; email?: unknown } = text ? JSON.parse(text) : {};
  if (!isId(known.tenantId) || typeof known.email !== 'string') return undefined;
  return { tenantId: known.tenantId, email: known.email };
}

/** Four groups that a person can type: 78 bits, without characters that look alike. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

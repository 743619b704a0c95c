import { IrisProblem } from '@iris/client';
import type { RefusedOrigin } from '@iris/contract';
import { expect, html } from '@open-wc/testing';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-allowed-origins.define.ts';
import type { ChangeOrigins, IrisAllowedOrigins } from './iris-allowed-origins.ts';

const refusals: readonly RefusedOrigin[] = [
  { origin: 'https://fjord.example', count: 1_204, last_at: '2026-01-10T10:00:00.000Z' },
  { origin: 'http://old.example', count: 1, last_at: '2026-01-10T09:00:00.000Z' },
];

interface Around {
  readonly allowed?: readonly string[];
  readonly refused?: () => Promise<readonly RefusedOrigin[]>;
  readonly problem?: IrisProblem;
}

async function aList({ allowed = ['https://a.example'], refused, problem }: Around = {}) {
  const calls = { refused: refused ?? (() => Promise.resolve(refusals)) };
  const change: ChangeOrigins = async (made) => {
    if (problem !== undefined) throw problem;
    list.allowed = made(list.allowed);
  };
  const list = await onPage<IrisAllowedOrigins>(html`
    <iris-allowed-origins .calls=${calls} .allowed=${allowed} .change=${change}></iris-allowed-origins>
  `);
  await settled(list);
  const press = async (button: HTMLElement) => {
    button.click();
    await settled(list);
    await settled(list);
  };
  const add = async (text: string) => {
    write(part(list, '#origin', HTMLInputElement), text);
    await press(part(list, 'form button'));
  };
  return { list, press, add };
}

describe('iris-allowed-origins', () => {
  it('is accessible, with lists, empty, with a mistake, loading and failed', async () => {
    const { list, add } = await aList();
    await expectAccessible(list);
    await add('shop.example');
    await expectAccessible(list);
    await expectAccessible((await aList({ allowed: [], refused: () => Promise.resolve([]) })).list);
    await expectAccessible((await aList({ refused: () => new Promise(() => {}) })).list);
    const failure = new IrisProblem('internal', 500);
    await expectAccessible((await aList({ refused: () => Promise.reject(failure) })).list);
  });

  it('adds an origin that is typed, and says why another can’t be one', async () => {
    const { list, add } = await aList();
    await add('shop.example');
    expect(textOf(part(list, '#origin-hint'))).to.contain('Begin with https://');
    expect(list.allowed).to.deep.equal(['https://a.example']);
    await add('https://shop.example');
    expect(list.allowed).to.deep.equal(['https://a.example', 'https://shop.example']);
    expect(part(list, '#origin', HTMLInputElement).value).to.equal('');
  });

  it('tells how often an origin was refused, and allows it with one click', async () => {
    const { list, press } = await aList();
    expect(textOf(list)).to.contain('Refused 1,204 times');
    await press(part(list, '[aria-label="Allow https://fjord.example"]'));
    expect(list.allowed).to.deep.equal(['https://a.example', 'https://fjord.example']);
    expect(has(list, '[aria-label="Allow https://fjord.example"]')).to.equal(false);
  });

  it('offers no click for an origin that can’t be allowed, but says why', async () => {
    const { list } = await aList();
    expect(has(list, '[aria-label="Allow http://old.example"]')).to.equal(false);
    expect(textOf(list)).to.contain('http:// works only for localhost');
  });

  it('asks before the chat goes away from a site', async () => {
    const { list, press } = await aList();
    await press(part(list, '[aria-label="Remove https://a.example"]'));
    const ask = part(list, 'iris-ask');
    expect(textOf(part(ask, '#explanation'))).to.contain('every other site but localhost');
    await press(part(ask, '.primary'));
    expect(list.allowed).to.deep.equal([]);
  });

  it('says what failed, and keeps what was typed', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-6' });
    const { list, add } = await aList({ problem });
    await add('https://shop.example');
    expect(textOf(part(list, '[role=alert]'))).to.match(/The origin wasn’t allowed\..*request-6/);
    expect(part(list, '#origin', HTMLInputElement).value).to.equal('https://shop.example');
  });
});

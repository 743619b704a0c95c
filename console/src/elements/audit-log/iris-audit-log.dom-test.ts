import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import { anAuditRow, myId } from '../../factories.ts';
import type { AuditCalls, AuditPage } from '../../live/audit-calls.ts';
import { everyRow } from '../../state/audit-filter.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-audit-log.define.ts';
import type { IrisAuditLog } from './iris-audit-log.ts';

const pageOf = (next: string | null, ...rows: AuditPage['data']): AuditPage => ({
  data: rows,
  next_cursor: next,
});
const directory = {
  actors: [{ id: myId, name: 'Jonas Weber' }],
  names: new Map<string, string>([['key', 'Backend']]),
};

async function aLog(over: Partial<AuditCalls> = {}) {
  const { calls, made } = noted<AuditCalls>({
    page: () => Promise.resolve(pageOf(null, anAuditRow(1))),
    directory: () => Promise.resolve(directory),
    ...over,
  });
  const log = await onPage<IrisAuditLog>(html`<iris-audit-log .calls=${calls}></iris-audit-log>`);
  await settled(log);
  const asked = () => made.filter(([name]) => name === 'page').map(([, ...values]) => values);
  const choose = async (id: string, value: string) => {
    const field = log.renderRoot.querySelector<HTMLSelectElement | HTMLInputElement>(`#${id}`);
    if (field === null) throw new Error(`no field ${id}`);
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await settled(log);
  };
  const rows = () => [...log.renderRoot.querySelectorAll<HTMLElement>('.rows > li')];
  const more = async () => {
    part(log, '.end button').click();
    await settled(log);
    await settled(log);
  };
  return { log, asked, choose, rows, more };
}

describe('iris-audit-log', () => {
  it('is accessible, loading, open, empty, with more to come and failed', async () => {
    const { log } = await aLog({ page: () => Promise.resolve(pageOf('c', anAuditRow(1), anAuditRow(2))) });
    part(log, 'summary').click();
    await expectAccessible(log);
    await expectAccessible((await aLog({ page: () => new Promise(() => {}) })).log);
    await expectAccessible((await aLog({ page: () => Promise.resolve(pageOf(null)) })).log);
    const failure = new IrisProblem('internal', 500, { requestId: 'request-1' });
    await expectAccessible((await aLog({ page: () => Promise.reject(failure) })).log);
  });

  it('reads as sentences, with the names that the directory knows', async () => {
    const rotated = anAuditRow(1, { action: 'api_key.rotated', target: { type: 'api_key', id: 'key' } });
    const { rows } = await aLog({ page: () => Promise.resolve(pageOf(null, rotated)) });
    expect(textOf(rows()[0]?.querySelector('.sentence'))).to.equal(
      'Jonas Weber gave key “Backend” a new secret.',
    );
  });

  it('is read without a directory, too', async () => {
    const { rows } = await aLog({ directory: () => Promise.reject(new IrisProblem('forbidden', 403)) });
    expect(textOf(rows()[0]?.querySelector('.sentence'))).to.equal('Jonas Weber signed in.');
  });

  it('opens a row to what was recorded', async () => {
    const row = anAuditRow(1, { details: { org_role: 'admin' } });
    const { log } = await aLog({ page: () => Promise.resolve(pageOf(null, row)) });
    expect(part(log, 'details', HTMLDetailsElement).open).to.equal(false);
    part(log, 'summary').click();
    expect(part(log, 'details', HTMLDetailsElement).open).to.equal(true);
    for (const fact of ['session.started', '192.0.2.7', 'request-1', '"org_role": "admin"'])
      expect(textOf(part(log, 'dl'))).to.contain(fact);
  });

  it('asks for the rows that the filters name, days whole', async () => {
    const { choose, asked } = await aLog();
    await choose('action', 'api_key.created');
    await choose('actor', myId);
    await choose('from', '2026-01-10');
    await choose('to', '2026-01-10');
    const filter = {
      action: 'api_key.created',
      actor: myId,
      from: new Date(2026, 0, 10).toISOString(),
      to: new Date(2026, 0, 11).toISOString(),
    };
    expect(asked()[0]).to.deep.equal([everyRow, null]);
    expect(asked().at(-1)).to.deep.equal([filter, null]);
    for (const id of ['action', 'actor', 'from', 'to']) await choose(id, '');
    expect(asked().at(-1)).to.deep.equal([everyRow, null]);
  });

  it('shows more where there is more, in order, until that is all', async () => {
    const { log, rows, more, asked } = await aLog({
      page: (_filter, cursor) =>
        Promise.resolve(cursor === null ? pageOf('next', anAuditRow(2)) : pageOf(null, anAuditRow(1))),
    });
    await more();
    expect(asked().at(-1)).to.deep.equal([everyRow, 'next']);
    expect(rows().map((row) => textOf(row.querySelector('time')))).to.have.length(2);
    expect(textOf(part(log, '.end'))).to.equal('That is all.');
  });

  it('keeps what it has when more can’t be had', async () => {
    const { log, rows, more } = await aLog({
      page: (_filter, cursor) =>
        cursor === null
          ? Promise.resolve(pageOf('next', anAuditRow(1)))
          : Promise.reject(new IrisProblem('unavailable', 503)),
    });
    await more();
    expect(rows()).to.have.length(1);
    expect(textOf(part(log, '[role=alert]'))).to.contain('The next rows couldn’t be loaded.');
  });

  it('drops rows that arrive after another filter was chosen', async () => {
    const late = Promise.withResolvers<AuditPage>();
    const { rows, more, choose, log } = await aLog({
      page: (filter, cursor) => {
        if (cursor !== null) return late.promise;
        return Promise.resolve(
          filter === everyRow ? pageOf('next', anAuditRow(1), anAuditRow(2)) : pageOf(null, anAuditRow(9)),
        );
      },
    });
    await more();
    await choose('action', 'session.started');
    late.resolve(pageOf(null, anAuditRow(3)));
    await settled(log);
    expect(rows()).to.have.length(1);
  });

  it('says that nothing like that happened', async () => {
    const { log, choose } = await aLog({ page: () => Promise.resolve(pageOf(null)) });
    await choose('action', 'api_key.created');
    expect(textOf(log)).to.contain('Nothing like that happened.');
    expect(has(log, '.rows')).to.equal(false);
  });
});

import type { Message, Note, QueueRow } from '@iris/contract';
import { virtualEnvironment, type VirtualAnswer, type VirtualRequest } from '@iris/client/virtual';
import { aMember, aMessage, aNote, aPerson, aRoom, aSession, mySender, roomId } from '../factories.ts';
import { createConsoleLive } from '../live/console-live.ts';
import type { Written } from '../state/unsent.ts';

/** The room that most tests are about. */
export const room = roomId(1);
export const reply = (text: string): Written => ({ mode: 'reply', text, draftId: null });

/** A small server behind the virtual network: rooms, messages, and answers that a test can put in their place. */
export function aServer(...rooms: QueueRow[]) {
  const byId = new Map(rooms.map((each) => [each.id as string, each]));
  const messages = new Map<string, Message[]>();
  const notes: Note[] = [];
  const refused = new Map<string, VirtualAnswer>();

  function answer({ method, path, body }: VirtualRequest): VirtualAnswer {
    const url = new URL(path, 'http://host');
    const [, id = '', act = ''] =
      /^\/api\/v1\/(?:operator\/)?(?:channels|messages)\/([^/]+)\/?(\w*)$/.exec(url.pathname) ?? [];
    const key = `${method} ${url.pathname.replace(id === '' ? '-' : id, 'ID')}`;
    const refusal = refused.get(key);
    if (refusal !== undefined) return refusal;
    const data = (value: unknown, more: object = {}) => ({ status: 200, body: { data: value, ...more } });
    if (url.pathname === '/api/v1/session') return data(aSession);
    if (url.pathname === '/api/v1/presence') return data([], { next_cursor: null });
    if (url.pathname === '/api/v1/operator/presence') return data(body);
    if (url.pathname === '/api/v1/operator/queue') return listed(url.searchParams);
    if (url.pathname === '/api/v1/operator/queue/counts')
      return data({ unassigned: 1, mine: 0, open: byId.size, archived: 0 });
    if (act === 'notes') return noted(id, method, url, body);
    if (act === 'person') return data(aPerson());
    if (act === 'assign') return data(change(id, { assignee: null }));
    if (act === 'tags') return data(change(id, Object(body)));
    if (act === 'members') return data([aMember()], { next_cursor: null });
    if (act === 'draft') return data(null);
    if (act === 'read') return { status: 204 };
    if (act === 'archive') return data({ ...byId.get(id), status: 'archived' });
    if (act === 'messages') return posted(id, method, url, body);
    return byId.has(id) ? data(byId.get(id)) : { status: 404, body: { error: { code: 'not_found' } } };
  }

  /** Latest activity first, as many as are asked for; a cursor says how many were told before. */
  function listed(search: URLSearchParams): VirtualAnswer {
    const rooms = [...byId.values()]
      .filter(
        ({ status, name }) =>
          status === (search.get('state') ?? 'open') && name.includes(search.get('q') ?? ''),
      )
      .toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1));
    const from = Number(search.get('cursor') ?? 0);
    const to = from + Number(search.get('limit'));
    const next_cursor = to < rooms.length ? String(to) : null;
    return { status: 200, body: { data: rooms.slice(from, to), next_cursor } };
  }

  function posted(id: string, method: string, url: URL, body: unknown): VirtualAnswer {
    const known = messages.get(id) ?? [];
    if (method === 'GET') {
      const limit = Number(url.searchParams.get('limit'));
      const after = url.searchParams.get('after_seq');
      const page =
        after === null
          ? known.toReversed().slice(0, limit)
          : known.filter(({ seq }) => seq > Number(after)).slice(0, limit);
      const next_cursor = after === null && known.length > limit ? 'more' : null;
      return { status: 200, body: { data: page, next_cursor, history_from_seq: 1 } };
    }
    const message = aMessage(known.length + 1, { ...Object(body), channel_id: room, sender: mySender });
    messages.set(id, [...known, message]);
    return { status: 201, body: { data: message } };
  }

  function change(id: string, over: Partial<QueueRow>): QueueRow | undefined {
    const known = byId.get(id);
    if (known !== undefined) byId.set(id, { ...known, ...over });
    return byId.get(id);
  }

  /** Newest first; a cursor says how many were told before. */
  function noted(id: string, method: string, url: URL, body: unknown): VirtualAnswer {
    if (method === 'POST')
      return { status: 201, body: { data: aNote(59, { ...Object(body), channel_id: id }) } };
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + 50;
    const next_cursor = to < notes.length ? String(to) : null;
    return { status: 200, body: { data: notes.toReversed().slice(from, to), next_cursor } };
  }

  return { byId, messages, notes, refused, answer };
}

/** The console on that server, started. */
export async function aConsole(server: ReturnType<typeof aServer>, page = new Map<string, string>()) {
  const environment = virtualEnvironment(new Map(), page);
  const ended: boolean[] = [];
  environment.answer = server.answer;
  const live = createConsoleLive({
    environment,
    socketUrl: 'ws://host/ws',
    page: { isLookedAt: () => true, show: () => {}, ring: () => {} },
    onEnded: (hadSession) => ended.push(hadSession),
  });
  const settle = () => environment.advance(0);
  const socket = () => {
    const last = environment.sockets.at(-1);
    if (last === undefined) throw new Error('no socket was opened');
    return last;
  };
  const calls = (method: string, path: string) =>
    environment.requests.filter((request) => request.method === method && request.path.startsWith(path));
  await live.start().catch(() => null);
  await settle();
  return { live, environment, ended, settle, socket, calls, state: () => live.store.state };
}

/** Rooms with the numbers from `from` down to 1, the highest with the latest activity. */
export const roomsDownFrom = (from: number, over: Partial<QueueRow> = {}) =>
  Array.from({ length: from }, (_, index) => aRoom(from - index, from - index, over));

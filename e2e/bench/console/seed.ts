import pg from 'pg';

/** What the console is measured with. */
export const size = { rooms: 10_000, messages: 50_000 } as const;

/** Ten thousand visitors, each with a room that holds some words; most of it read. */
const rooms = `
  with names as (
    select n, uuidv7() as user_id, uuidv7() as channel_id,
      (array['Amara','Jonas','Mia','Tomás','Elif','Hanna','Guillaume','Mei','Priya','Oluwaseun'])[1 + n % 10] || ' '
        || (array['Okafor','Weber','Lindqvist','Ferreira','Aydın','Virtanen','Petit','Tanaka','Raman','Adeyemi'])[1 + n / 10 % 10]
        || ' ' || n as name,
      repeat('Do you deliver to the islands before the weekend? ', 1 + n % 7) as content,
      now() - n * interval '4 minutes' as at
    from generate_series(1, $2::int) n
  ), visitors as (
    insert into iris.users (tenant_id, id, kind, display_name)
    select $1, user_id, 'guest', name from names
  ), channels as (
    insert into iris.channels (tenant_id, id, name, support_user_id, last_seq, created_at, updated_at)
    select $1, channel_id, name, user_id, 1, at, at from names
  ), members as (
    insert into iris.channel_members (tenant_id, channel_id, user_id) select $1, channel_id, user_id from names
  ), said as (
    insert into iris.messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, commitment, created_at)
    select $1, channel_id, 1, uuidv7(), user_id, 'guest', content, 'text', sha256('bench'), at from names
  )
  insert into iris.read_states (tenant_id, channel_id, user_id, last_read_seq)
  select $1, channel_id, $3, 1 from names where n % 5 > 0`;

/** One room in which visitor and team have been talking for half a year, three lines at a time; all of it read. */
const longRoom = `
  with room as (
    update iris.channels set last_seq = $3, updated_at = now(), name = 'The long room'
    where tenant_id = $1 and id = (select id from iris.channels where tenant_id = $1 order by updated_at limit 1)
    returning id, support_user_id
  ), read as (
    insert into iris.read_states (tenant_id, channel_id, user_id, last_read_seq)
    select $1, id, $2, $3 from room
    on conflict (tenant_id, channel_id, user_id) do update set last_read_seq = excluded.last_read_seq
  )
  insert into iris.messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, commitment, created_at)
  select $1, id, seq, uuidv7(),
    case when seq / 3 % 2 = 0 then support_user_id else $2 end,
    case when seq / 3 % 2 = 0 then 'guest' else 'operator' end,
    'Line ' || seq || repeat(' and what there is to say about it', seq % 9), 'text', sha256('bench'),
    now() - ($3 - seq) * interval '5 minutes'
  from room, generate_series(2, $3::int) seq
  returning channel_id`;

/** Fills a workspace as its administrator could not: at once. Gives the id of the long room. */
export async function seed(adminUrl: string, tenantId: string, ownerId: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(rooms, [tenantId, size.rooms, ownerId]);
    const { rows } = await client.query<{ channel_id: string }>(longRoom, [tenantId, ownerId, size.messages]);
    await client.query('analyze');
    const [first] = rows;
    if (first === undefined) throw new Error('the long room was not made');
    return first.channel_id;
  } finally {
    await client.end();
  }
}

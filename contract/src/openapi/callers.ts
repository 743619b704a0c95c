import type { Access } from '../rest/route.ts';

type Json = Record<string, unknown>;

const roles: Readonly<Record<NonNullable<Access['team']>, string>> = {
  read: 'any role',
  answer: 'owner, admin or operator',
  administer: 'owner or admin',
};

/** Who may call a route, in a sentence. */
export function callersInWords({ public: isPublic, chat, team, key }: Access): string {
  const callers = [
    ...(chat ? ["an end user's chat token"] : []),
    ...(team ? [`a team member's token (${roles[team]})`] : []),
    ...(key === 'any' ? ['any API key'] : key ? [`an API key with the scope \`${key}\``] : []),
  ];
  if (isPublic)
    return callers.length > 0 ? `Open to anyone; also takes ${callers.join(', or ')}.` : 'Open to anyone.';
  return `Takes ${callers.join(', or ')}.`;
}

/** The same for programs: each entry is one way in; the scope of a key stands as its role. No entry: anyone. */
export function securityOf({ public: isPublic, chat, team, key }: Access): Json[] {
  const scopes = key === undefined || key === 'any' ? [] : [key];
  if (isPublic) return key ? [{}, { keyInHeader: scopes }] : [];
  return [
    ...(chat || team ? [{ session: [] }] : []),
    ...(key ? [{ keyAsBearer: scopes }, { keyInHeader: scopes }] : []),
  ];
}

export const securitySchemes: Json = {
  session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A session token' },
  keyAsBearer: { type: 'http', scheme: 'bearer', description: 'An API key' },
  keyInHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API key' },
};

import type { Scope } from '@iris/contract';

/** What a scope lets a key do, in a few words. */
export interface ScopeText {
  readonly scope: Scope;
  readonly may: string;
}

/** In the order in which a backend usually needs them. */
export const scopeTexts: readonly ScopeText[] = [
  { scope: 'chat:identity.link', may: 'Open sessions for your own users' },
  { scope: 'chat:channels.read', may: 'Read channels and their members' },
  { scope: 'chat:channels.create', may: 'Create channels' },
  { scope: 'chat:channels.manage', may: 'Rename and archive channels, add and remove members' },
  { scope: 'chat:messages.read', may: 'Read messages' },
  { scope: 'chat:messages.write', may: 'Write, edit and delete messages' },
  { scope: 'chat:presence.write', may: 'Say who is online' },
  { scope: 'chat:read-state.write', may: 'Say what was read' },
];

/** What a key may do, in one line. */
export function scopesText(scopes: readonly Scope[]): string {
  if (scopes.length === scopeTexts.length) return 'May do everything';
  if (scopes.length === 0) return 'May start guest sessions';
  const may = scopeTexts.filter(({ scope }) => scopes.includes(scope)).map(({ may: text }) => text);
  return may.map((text, index) => (index === 0 ? text : lowerFirst(text))).join(', ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

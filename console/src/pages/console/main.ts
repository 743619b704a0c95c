import { beginFirstCalls, firstAnswers } from '../../live/first-calls.ts';

/** An answer that is nearly there saves drawing the console twice. */
const patienceMs = 100;

// Small on purpose: it asks for what the console will show while the console itself is still on its way.
const begun = beginFirstCalls(location.hash);
const { startConsole } = await import('./start-console.ts');
await firstAnswers(begun, patienceMs);
startConsole(begun);

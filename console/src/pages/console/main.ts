import { beginFirstCalls } from '../../live/first-calls.ts';

// Small on purpose: it asks for what the console will show while the console itself is still on its way.
const begun = beginFirstCalls(location.hash);
const { startConsole } = await import('./start-console.ts');
startConsole(begun);

import { beginFirstCalls, firstAnswers } from '../../live/first-calls.ts';

/** Answers that are nearly there save drawing the console twice. */
const patienceMs = 250;

// Small on purpose, and run as soon as it is there: it asks for what the console will show while the console, and perhaps
// the rest of the page, is still on its way.
const begun = beginFirstCalls(location.hash);
const isParsed = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});
const { startConsole } = await import('./start-console.ts');
await Promise.all([firstAnswers(begun, patienceMs), isParsed]);
startConsole(begun);

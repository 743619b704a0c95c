import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';

const lastsMs = 3_000;

/** Nothing breaks: what a socket tells is held to the letter all the time. */
export const calm: Fault = { name: 'calm', inflict: () => wait(lastsMs), isCalm: true };

import type { ApiKey } from '@iris/contract';
import type { Choice, Question } from '../ask/question.ts';

/** How long the secret before a rotation may go on working, in seconds. */
const graces: readonly Choice[] = [
  { value: '0', text: 'At once', hint: 'What still uses the old secret fails until it has the new one.' },
  { value: '3600', text: 'In an hour', hint: 'Time to change one setting and restart.' },
  { value: '86400', text: 'In a day', hint: 'Time for a deployment of everything that uses it.' },
];

export function rotateQuestion({ name }: ApiKey, run: (graceSeconds: number) => Promise<void>): Question {
  return {
    title: `Rotate key “${name}”`,
    explanation: 'It gets a new secret, which is shown once. Everything else about it stays.',
    asked: { kind: 'choice', legend: 'The old secret stops working', choices: graces, chosen: '3600' },
    act: 'Make a new secret',
    isDangerous: false,
    failure: 'The key wasn’t rotated.',
    run: (choice) => run(Number(choice)),
  };
}

export function revokeQuestion({ name }: ApiKey, run: () => Promise<void>): Question {
  return {
    title: `Revoke key “${name}”`,
    explanation: 'Every call with it fails at once, and it can’t be brought back.',
    asked: { kind: 'name', name },
    act: `Revoke key “${name}”`,
    isDangerous: true,
    failure: 'The key wasn’t revoked.',
    run,
  };
}

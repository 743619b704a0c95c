import type { TestService } from '@iris/testkit';
import { expect } from 'vitest';

/** Waits until a service says that it is ready. Resolves with the moment at which it did. */
async function untilReady({ url }: TestService): Promise<number> {
  const status = () =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(status, { interval: 20, timeout: 20_000 }).toBe(200);
  return Date.now();
}

/** Takes a service down, lets `meanwhile` happen, and has it up again afterwards, whatever happened. */
export async function outage(
  service: TestService,
  how: 'stop' | 'kill',
  meanwhile: () => Promise<void>,
): Promise<number> {
  await service[how]();
  try {
    await meanwhile();
  } finally {
    await service.restart();
  }
  return untilReady(service);
}

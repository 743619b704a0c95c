import { expect, it } from 'vitest';
import { leakingLines } from './log-secrets.ts';

const tail = 'q'.repeat(43);
const apiKey = `iris_sk_01890a5d-ac96-774b-bcce-b302099a8057_${tail}`;

it.each([
  ['a session token', '{"path":"/x/eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0abc.c2lnbmF0dXJl"}', []],
  ['an API key that nobody recorded', `{"err":"unknown ${apiKey}"}`, []],
  ['the secret of an API key without the rest', `{"err":"unknown ${tail}"}`, [apiKey]],
  ['the secret of a webhook', '{"err":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}', []],
  ['a resume token in an address', `{"path":"/x?resume=${tail}&y=1"}`, [tail]],
  ['a password', '{"err":"wrong: secret-0123456789ab"}', ['secret-0123456789ab']],
  ['a password of several words', '{"err":"wrong: ten characters or more"}', ['ten characters or more']],
])('finds %s, and does not show it again', (_, line, secrets) => {
  const found = leakingLines(['{"msg":"request"}', line], secrets);
  expect(found).toHaveLength(1);
  for (const secret of [tail, 'eyJzdWIi', 'UPD8ILPZ', 'secret-0123', 'or more'])
    expect(found[0]).not.toContain(secret);
});

it('takes no id, and no word that only begins like a secret, for one', () => {
  const line =
    '{"request_id":"01890a5d-ac96-774b-bcce-b302099a8057","key":"iris_sk_[key]","msg":"secretary"}';
  expect(leakingLines([line], [tail, 'secret-0123456789ab'])).toEqual([]);
});

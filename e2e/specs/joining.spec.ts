import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { acceptByMail, type Joiner, signUpByMail } from '../support/follow-mails.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { introduce, visitorOn } from '../support/visitor.ts';

const person = (name: string): Joiner => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@lamps.example`,
  password: `${name}-keeps-it-long`,
});
const [ines, oskar, ada, vera] = ['Ines Owner', 'Oskar Operator', 'Ada Admin', 'Vera Viewer'].map(person) as [
  Joiner,
  Joiner,
  Joiner,
  Joiner,
];

it('from a signup by mail to a teammate who answers a visitor: each joins in the role of the invitation', async ({
  mailed,
  openContext,
}) => {
  const cdn = mailed.bff.url;
  const owner = adminOn(await (await openContext()).newPage(), cdn);
  await signUpByMail(owner.page, mailed, ines, 'Lamp Studio');
  await owner.open('team', 'Team');
  await owner.sees('You are the only owner');
  await owner.invite(oskar.email, 'operator');
  await owner.invite(ada.email, 'admin');
  await owner.invite(vera.email, 'viewer');

  const operator = operatorOn(await (await openContext()).newPage(), cdn);
  await acceptByMail(operator.page, mailed, oskar);
  await operator.page.waitForURL('**/console.html');
  expect(new URL(operator.page.url()).search).toBe('');
  await operator.page.getByRole('navigation', { name: 'Rooms' }).waitFor();

  const viewer = operatorOn(await (await openContext()).newPage(), cdn);
  await acceptByMail(viewer.page, mailed, vera);
  await viewer.page.getByRole('navigation', { name: 'Rooms' }).waitFor();
  const admin = adminOn(await (await openContext()).newPage(), cdn);
  await acceptByMail(admin.page, mailed, ada);
  await admin.page.waitForURL('**/console.html');
  await admin.open('team', 'Team');
  await admin.sees('Only an owner can change an owner.');

  const visitor = visitorOn(await (await openContext()).newPage());
  await introduce(visitor.page, 'Noor');
  const session = await owner.page.evaluate(async () => (await fetch('/api/v1/session')).json());
  await visitor.page.goto(`${cdn}/demo.html?tenant_id=${session.data.tenant.tenant_id}`);
  await visitor.open();
  await visitor.write('Does it dim?');
  await operator.openRoom('Noor');
  await operator.answer('It does, with the little wheel.');
  await visitor.sees('It does, with the little wheel.');
  await viewer.rooms.filter({ hasText: 'Noor' }).click();
  await viewer.sees('It does, with the little wheel.');
  expect(await viewer.replyBox.count()).toBe(0);
});

it('an invitation that was used, revoked or cut off says so, and opens nothing', async ({
  mailed,
  openContext,
}) => {
  const cdn = mailed.bff.url;
  const owner = adminOn(await (await openContext()).newPage(), cdn);
  const signingUp = { ...person('Ivo Owner'), email: 'ivo@shades.example' };
  await signUpByMail(owner.page, mailed, signingUp, 'Shade Works');
  await owner.open('team', 'Team');
  const [used, revoked] = [
    { ...oskar, email: 'used@shades.example' },
    { ...oskar, email: 'revoked@shades.example' },
  ];
  await owner.invite(used.email, 'operator');
  await owner.invite(revoked.email, 'operator');

  const page = await (await openContext()).newPage();
  await acceptByMail(page, mailed, used);
  await page.waitForURL('**/console.html');
  await acceptByMail(page, mailed, used);
  await page.getByRole('heading', { name: 'You are on the team already' }).waitFor();

  await mailed.mailServer.mailTo(revoked.email);
  await owner.page.getByRole('button', { name: `Revoke the invitation of ${revoked.email}` }).click();
  await owner.question.getByRole('button', { name: 'Revoke invitation' }).click();
  await owner.sees(`Revoked the invitation of ${revoked.email}.`);
  await acceptByMail(page, mailed, revoked);
  await page.getByRole('heading', { name: 'This invitation has ended' }).waitFor();

  await page.goto(`${cdn}/accept.html?email=${revoked.email}`);
  await page.getByRole('heading', { name: 'This link doesn’t work' }).waitFor();
});

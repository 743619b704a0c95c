import { expect, html, waitUntil } from '@open-wc/testing';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-face.define.ts';
import type { IrisFace } from './iris-face.ts';

const aFace = (picture: string | null = null, presence = 'offline') =>
  onPage<IrisFace>(
    html`<iris-face
      .name=${'Amara Okafor'}
      .person=${'p'}
      .picture=${picture}
      .presence=${presence}
    ></iris-face>`,
  );

describe('iris-face', () => {
  it('is accessible', async () => {
    await expectAccessible(await aFace(null, 'online'));
  });

  it('falls back to initials when the picture can’t be had', async () => {
    const face = await aFace('/no-such-picture.png');
    await waitUntil(() => part(face, 'img').hidden);
    expect(textOf(part(face, '.face'))).to.equal('AO');
  });

  it('tells online and away apart by more than colour, and shows nothing for offline', async () => {
    const background = async (presence: string) =>
      getComputedStyle(part(await aFace(null, presence), '.dot')).backgroundImage;
    expect(await background('online')).to.equal('none');
    expect(await background('away')).to.contain('radial-gradient');
    expect(has(await aFace(), '.dot')).to.equal(false);
  });
});

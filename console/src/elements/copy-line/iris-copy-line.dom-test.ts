import { expect, html } from '@open-wc/testing';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-copy-line.define.ts';
import type { IrisCopyLine } from './iris-copy-line.ts';

const aLine = () =>
  onPage<IrisCopyLine>(html`<iris-copy-line label="Key" .text=${'iris_sk_1'}></iris-copy-line>`);

function clipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

async function copy(line: IrisCopyLine) {
  part(line, 'button').click();
  await settled(line);
}

describe('iris-copy-line', () => {
  after(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('is accessible, before and after copying', async () => {
    clipboard(() => Promise.resolve());
    const line = await aLine();
    await expectAccessible(line);
    await copy(line);
    await expectAccessible(line);
  });

  it('copies, and says so', async () => {
    const copied: string[] = [];
    clipboard(async (text) => void copied.push(text));
    const line = await aLine();
    await copy(line);
    expect(copied).to.deep.equal(['iris_sk_1']);
    expect(textOf(part(line, '[role=status]'))).to.equal('Copied.');
  });

  it('selects the text where the browser refuses', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    const line = await aLine();
    await copy(line);
    expect(textOf(part(line, '[role=status]'))).to.contain('copy it with the keyboard');
  });
});

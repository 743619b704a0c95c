import { expect, html } from '@open-wc/testing';
import type { PaletteItem } from '../../state/palette.ts';
import { expectAccessible, isFocused, onPage, part, press, textOf, write } from '../../testing/on-page.ts';
import './iris-palette.define.ts';
import type { IrisPalette } from './iris-palette.ts';

async function aPalette() {
  const done: string[] = [];
  const typed: string[] = [];
  const item = (text: string, keys: readonly string[] = []): PaletteItem => ({
    id: text,
    text,
    sign: 'chat',
    keys,
    run: () => done.push(text),
  });
  const palette = await onPage<IrisPalette>(
    html`<iris-palette
      .acts=${[item('Take', ['Alt', 'A']), item('Write a note'), item('Archive')]}
      .rooms=${[item('Amara Okafor')]}
      @iris-find=${(event: CustomEvent<string>) => typed.push(event.detail)}
    ></iris-palette>`,
  );
  const dialog = part(palette, 'dialog', HTMLDialogElement);
  const open = async () => {
    palette.show();
    await palette.updateComplete;
    return part(palette, 'input', HTMLInputElement);
  };
  const options = () => [...palette.renderRoot.querySelectorAll('[role="option"]')].map(textOf);
  return { palette, dialog, done, typed, open, options };
}

describe('iris-palette', () => {
  it('is accessible, full and empty', async () => {
    const { palette, open } = await aPalette();
    const field = await open();
    await expectAccessible(palette);
    palette.rooms = [];
    write(field, 'nothing like it');
    await palette.updateComplete;
    await expectAccessible(palette);
  });

  it('has options as high as those in a menu of the console', async () => {
    const { palette, open } = await aPalette();
    await open();
    expect(part(palette, '[role="option"]').offsetHeight).to.equal(36);
  });

  it('opens with the keyboard in its field, empty, and asks for rooms', async () => {
    const { dialog, open, typed, options } = await aPalette();
    expect(isFocused(await open())).to.equal(true);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(typed).to.deep.equal(['']);
    expect(options()).to.deep.equal(['TakeAltA', 'Write a note', 'Archive', 'Amara Okafor']);
  });

  it('is narrowed down while typing, and asks which rooms may be meant', async () => {
    const { palette, open, typed, options } = await aPalette();
    write(await open(), 'no');
    await palette.updateComplete;
    expect(typed.at(-1)).to.equal('no');
    expect(options()).to.deep.equal(['Write a note', 'Amara Okafor']);
  });

  it('does what the arrows marked on Enter, closed by then', async () => {
    const { palette, dialog, done, open } = await aPalette();
    const field = await open();
    press(field, 'ArrowUp');
    await palette.updateComplete;
    expect(part(palette, '[aria-selected="true"]').textContent).to.contain('Amara Okafor');
    press(field, 'Enter');
    expect(dialog.open).to.equal(false);
    expect(done).to.deep.equal(['Amara Okafor']);
  });

  it('does what is clicked, and nothing when one clicks beside it', async () => {
    const { palette, dialog, done, open } = await aPalette();
    await open();
    dialog.click();
    expect(dialog.open).to.equal(false);
    await open();
    part(palette, '[role="option"]').click();
    expect(done).to.deep.equal(['Take']);
  });
});

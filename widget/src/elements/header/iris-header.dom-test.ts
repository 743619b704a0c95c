import type { Presence, WidgetConfig } from '@iris/contract';
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { en } from '../../locales/en.ts';
import { definePanel } from '../../panel.define.ts';
import { aState, operatorId } from '../../state/factories.ts';
import { aConfig } from '../../testing/a-config.ts';
import { timesFor } from '../../text/times.ts';
import type { IrisHeader } from './iris-header.ts';

definePanel();

const one: Presence = {
  user_id: operatorId,
  kind: 'operator',
  display_name: 'Mara Lindqvist',
  avatar_url: null,
  status: 'online',
};

async function aHeader(team: readonly Presence[] | null, config: WidgetConfig = aConfig()) {
  const header = await fixture<IrisHeader>(html`
    <iris-header
      .config=${config}
      .state=${aState({ team })}
      .words=${en}
      .times=${timesFor('en', en)}
      .canClose=${true}
    ></iris-header>
  `);
  const labels = Array.from(header.renderRoot.querySelectorAll('.seat'), (seat) => seat.ariaLabel);
  return { header, labels, line: header.renderRoot.querySelector('p')?.textContent };
}

describe('iris-header', () => {
  it('is accessible', async () => {
    const { header } = await aHeader([one, { ...one, display_name: 'Jonas', status: 'away' }]);
    await expect(header).to.be.accessible();
  });

  it('says whose conversation it is and, when somebody is there, that an answer comes soon', async () => {
    const { header, line, labels } = await aHeader([one]);
    expect(header.renderRoot.querySelector('h2')?.textContent).to.equal('Halden Cycles');
    expect(line).to.equal(en.answers_soon);
    expect(labels).to.deep.equal(['Mara Lindqvist, Online']);
  });

  it('promises nothing when nobody is there, and guesses nothing before it knows', async () => {
    expect((await aHeader([{ ...one, status: 'away' }])).line).to.equal(en.answers_later);
    expect((await aHeader([])).line).to.equal(en.answers_later);
    expect((await aHeader(null)).line?.trim()).to.equal('');
  });

  it('says when the team is back outside its hours', async () => {
    const business_hours = {
      time_zone: 'UTC',
      hours: [{ day: ((new Date().getUTCDay() + 2) % 7) + 1, open: '09:00', close: '10:00' }],
    };
    expect((await aHeader([one], aConfig({ business_hours }))).line).to.match(/^Back \S+, /);
  });

  it('shows at most three faces of the team, those who are there first, and no visitor', async () => {
    const named = (display_name: string, over: Partial<Presence> = {}) => ({ ...one, display_name, ...over });
    const { labels } = await aHeader([
      named('Away', { status: 'away' }),
      named('Visitor', { kind: 'guest' }),
      named('One'),
      named('Two'),
      named('Gone', { status: 'offline' }),
      named('Three'),
    ]);
    expect(labels).to.deep.equal(['One, Online', 'Two, Online', 'Three, Online']);
  });

  it('shows no face where the workspace doesn’t want it', async () => {
    expect((await aHeader([one], aConfig({ show_presence: false }))).labels).to.deep.equal([]);
  });

  it('asks to be closed', async () => {
    const { header } = await aHeader([one]);
    const asked = oneEvent(header, 'iris-header-close');
    header.renderRoot.querySelector('button')?.click();
    await asked;
  });
});

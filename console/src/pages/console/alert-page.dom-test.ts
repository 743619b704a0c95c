import { expect } from '@open-wc/testing';
import { roomId } from '../../factories.ts';
import { alertPage } from './alert-page.ts';

/** A notification of the browser's in a test's hands. */
class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static shown: FakeNotification[] = [];
  readonly title: string;
  readonly options: NotificationOptions;
  isClosed = false;

  constructor(title: string, options: NotificationOptions) {
    super();
    this.title = title;
    this.options = options;
    FakeNotification.shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

const absent = Symbol('absent');

/** Runs with something else in place of a property; `absent`: without it. */
async function replacing(
  target: object,
  name: string,
  value: unknown,
  run: () => void | Promise<void>,
): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(target, name);
  if (value === absent) Reflect.deleteProperty(target, name);
  else Object.defineProperty(target, name, { value, configurable: true, writable: true });
  try {
    await run();
  } finally {
    if (before === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, before);
  }
}

const notifying = (run: () => void | Promise<void>) =>
  replacing(window, 'Notification', FakeNotification, run);

/** Audio that plays nothing, and notes what is started: the pitch, and when. */
function fakeAudio() {
  const started: [hertz: number, at: number][] = [];
  let contexts = 0;
  class FakeAudio {
    readonly currentTime = 10;
    readonly destination = {};
    constructor() {
      contexts += 1;
    }
    createGain() {
      const gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
      return { gain, connect: (next: unknown) => next };
    }
    createOscillator() {
      const frequency = { value: 0 };
      const start = (at: number) => void started.push([frequency.value, at]);
      return { frequency, connect: (next: unknown) => next, start, stop: () => {} };
    }
  }
  return { FakeAudio, started, contexts: () => contexts };
}

const news = { channelId: roomId(7), title: 'Amara', text: 'Is the Fjord in stock?' };

describe('the page that alerts', () => {
  beforeEach(() => {
    FakeNotification.permission = 'granted';
    FakeNotification.shown = [];
  });
  after(() => history.replaceState(null, '', location.pathname + location.search));

  it('shows who wrote what, the last word of a room alone', () =>
    notifying(() => {
      alertPage().show(news);
      const [shown] = FakeNotification.shown;
      expect(shown?.title).to.equal('Amara');
      expect(shown?.options).to.deep.equal({ body: 'Is the Fjord in stock?', tag: roomId(7) });
    }));

  it('opens the room of a notification that is clicked, and puts it away', () =>
    notifying(() => {
      let isInFront = false;
      return replacing(
        window,
        'focus',
        () => (isInFront = true),
        () => {
          alertPage().show(news);
          const [shown] = FakeNotification.shown;
          expect(shown?.isClosed).to.equal(false);
          shown?.dispatchEvent(new Event('click'));
          expect(location.hash).to.equal(`#room=${roomId(7)}`);
          expect(shown?.isClosed).to.equal(true);
          expect(isInFront).to.equal(true);
        },
      );
    }));

  for (const permission of ['default', 'denied'] as const)
    it(`shows nothing while the permission is “${permission}”`, () =>
      notifying(() => {
        FakeNotification.permission = permission;
        alertPage().show(news);
        expect(FakeNotification.shown).to.deep.equal([]);
      }));

  it('shows nothing, and fails at nothing, in a browser that can’t', () =>
    replacing(window, 'Notification', absent, () => {
      expect('Notification' in window).to.equal(false);
      alertPage().show(news);
    }));

  it('rings two notes one after the other, with the same audio each time', () => {
    const { FakeAudio, started, contexts } = fakeAudio();
    return replacing(window, 'AudioContext', FakeAudio, () => {
      const page = alertPage();
      expect(contexts()).to.equal(0);
      page.ring();
      page.ring();
      expect(contexts()).to.equal(1);
      expect(started.map(([hertz]) => hertz)).to.deep.equal([659.3, 880, 659.3, 880]);
      const [first, second] = started.map(([, at]) => at);
      expect(second).to.be.greaterThan(first ?? Infinity);
    });
  });

  for (const [state, focus, isLookedAt] of [
    ['visible', true, true],
    ['visible', false, false],
    ['hidden', true, false],
  ] as const)
    it(`is ${isLookedAt ? '' : 'not '}looked at when ${state}, ${focus ? 'with' : 'without'} the keyboard`, () =>
      replacing(document, 'visibilityState', state, () =>
        replacing(
          document,
          'hasFocus',
          () => focus,
          () => void expect(alertPage().isLookedAt()).to.equal(isLookedAt),
        ),
      ));
});

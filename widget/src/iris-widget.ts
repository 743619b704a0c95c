import type { WidgetConfig } from '@iris/contract';
import type { Conversation, ConversationPart, VisitorContext } from './conversation/conversation.ts';
import type { PanelPart, PanelView } from './elements/panel/panel-view.ts';
import { isCallback, isFields, textOf } from './host/arguments.ts';
import { onIntent } from './host/intent.ts';
import { Lazy } from './host/lazy.ts';
import { isTheme, localeFrom, optionsOf, type Theme, type WidgetOptions } from './host/options.ts';
import { createPageListeners } from './host/page-listeners.ts';
import type { Call, WidgetSetup } from './host/setup.ts';
import { hasRunningConversation } from './host/stored-conversation.ts';
import { brand, createLauncherView } from './launcher/launcher-view.ts';
import type { Locale } from './locales/launcher-words.ts';
import { countUnread } from './state/unread.ts';

/** What the widget fires, on the element as `iris:…` and to `Iris('on', …)`. */
export type WidgetEvent = 'ready' | 'open' | 'close' | 'message' | 'unread' | 'token-expired' | 'error';

/** Code that is loaded when it is wanted; the hashes come from the build. */
export interface Parts {
  conversation(): Promise<ConversationPart>;
  panel(): Promise<PanelPart>;
}

/**
 * `<iris-widget>`: the launcher and, once it is wanted, the panel. Vanilla, because it is all that a page loads
 * before its visitor shows intent. It is made by the loader; one that a page's own machinery clones stays away.
 *
 * Events: `iris:ready`, `iris:open`, `iris:close`, `iris:message` (the message), `iris:unread` `{count}`,
 * `iris:token-expired`, `iris:error` `{code}`.
 * Custom properties: `--iris-z-index`, `--iris-offset`.
 */
export abstract class IrisWidget extends HTMLElement {
  readonly #view = createLauncherView(this.attachShadow({ mode: 'open' }));
  readonly #listeners = createPageListeners(this);
  #setup: WidgetSetup | null = null;
  #options: WidgetOptions | null = null;
  #locale: Locale = 'en';
  #token: string | null = null;
  #context: VisitorContext = {};
  readonly #conversation = new Lazy(() => this.#openConversation());
  readonly #panel = new Lazy(() => this.#createPanel());
  #isOpen = false;
  #isShown = true;
  #isBusy = false;
  #hasFailed = false;
  #isReady = false;
  #unread = 0;
  #watch = new AbortController();

  /** Where the code of the other parts comes from. */
  protected abstract parts(setup: WidgetSetup): Parts;

  /** Called once by the loader, before the element is put into the page. */
  start(setup: WidgetSetup): void {
    const options = this.#dress(setup);
    this.#token = options.token;
    this.#view.button.addEventListener('click', ({ detail }) => {
      // The second click of a double click would close what the first has opened.
      if (detail < 2) this.call('toggle');
    });
    onIntent(this.#view.button, () => void this.#panel.get().catch(() => {}));
    this.#render();
  }

  /** Shows other settings than it was started with, as the console's preview does while they are edited. */
  async configure(config: WidgetConfig): Promise<void> {
    const { locale } = this.#dress({ ...this.#started().setup, config });
    const panel = await this.#panel.current;
    if (panel) panel.config = config;
    await this.#setLocale(locale);
  }

  /** Takes over how the settings want it to look. */
  #dress(setup: WidgetSetup): WidgetOptions {
    const options = optionsOf(setup);
    this.#setup = setup;
    this.#options = options;
    this.#locale = options.locale;
    brand(this.#view.frame, setup.config);
    this.#view.frame.className = `frame ${options.position}${options.fills ? ' fill' : ''}`;
    this.#setTheme(options.theme);
    return options;
  }

  connectedCallback(): void {
    // Not made by the loader: a copy that a page's router took of its body. There is only one of us.
    if (this.#setup === null) return this.remove();
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    document.addEventListener('visibilitychange', () => void this.#tellVisible(), { signal });
    if (!this.#isReady) this.#becomeReady(this.#setup);
  }

  /** Routers swap or morph the body: whatever took the element away, the next frame has it back. */
  disconnectedCallback(): void {
    this.#watch.abort();
    if (this.#setup !== null)
      requestAnimationFrame(() => {
        if (!this.isConnected) document.body.append(this);
      });
  }

  /** One command of contract §11; what isn't one is answered with an `error` event. */
  call(...[command, ...args]: Call): void {
    const act = this.#commands.get(command);
    if (act === undefined) this.#emit('error', { code: 'unknown_command', command });
    else act(args[0], args[1]);
  }

  readonly #commands = new Map<unknown, (first: unknown, second: unknown) => void>([
    ['open', () => void this.#open()],
    ['close', () => void this.#close()],
    ['toggle', () => void (this.#isOpen ? this.#close() : this.#open())],
    ['show', () => this.#show(true)],
    ['hide', () => this.#show(false)],
    ['identify', (who) => this.#identify(who)],
    ['logout', () => void this.#logout()],
    ['setLocale', (locale) => void this.#setLocale(String(locale))],
    ['setTheme', (theme) => isTheme(theme) && this.#setTheme(theme)],
    ['setContext', (context) => this.#setContext(context)],
    ['on', (name, callback) => this.#on(name, callback)],
    ['off', (name, callback) => this.#listeners.off(name, callback)],
  ]);

  #becomeReady({ calls, tenantId }: WidgetSetup) {
    for (const call of calls) this.call(...call);
    this.#emit('ready');
    this.#isReady = true;
    if (this.#options?.fills) void this.#joinHost();
    else if (this.#options?.isOpen) this.call('open');
    else if (this.#token !== null || hasRunningConversation(tenantId)) void this.#resume();
  }

  /** On the embed page a native app speaks first; without one the conversation begins at once. */
  async #joinHost() {
    const part = await this.parts(this.#started().setup).conversation();
    const host = part.findNativeHost();
    if (host === null) this.call('open');
    else part.joinNativeHost(host, this);
  }

  /** Shows what waits for a visitor who has a conversation, when the page has nothing better to do. */
  async #resume() {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const conversation = await this.#conversation.get().catch(() => null);
    conversation?.start();
  }

  #emit(name: WidgetEvent, detail: unknown = null) {
    this.dispatchEvent(new CustomEvent(`iris:${name}`, { detail, bubbles: true, composed: true }));
  }

  #render() {
    this.#view.frame.hidden = !this.#isShown;
    this.#view.show({
      isOpen: this.#isOpen,
      isBusy: this.#isBusy,
      isHidden: this.#options?.hidesLauncher ?? false,
      hasFailed: this.#hasFailed,
      unread: this.#unread,
      locale: this.#locale,
    });
  }

  async #openConversation(): Promise<Conversation> {
    const { setup, options } = this.#started();
    const { openConversation } = await this.parts(setup).conversation();
    const conversation = openConversation({
      origin: setup.origin,
      tenantId: setup.tenantId,
      token: this.#token,
      channelId: options.channelId,
      locale: this.#locale,
      context: () => this.#context,
      onMessage: (message) => this.#emit('message', message),
      onTokenExpired: () => this.#emit('token-expired'),
    });
    conversation.subscribe(() => this.#countUnread(conversation));
    return conversation;
  }

  #started(): { setup: WidgetSetup; options: WidgetOptions } {
    if (this.#setup === null || this.#options === null) throw new Error('The widget was not started');
    return { setup: this.#setup, options: this.#options };
  }

  #countUnread({ state }: Conversation) {
    const unread = countUnread(state);
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#render();
    this.#emit('unread', { count: unread });
  }

  async #createPanel(): Promise<PanelView> {
    const { setup, options } = this.#started();
    const [conversation, { createPanel }] = await Promise.all([
      this.#conversation.get(),
      this.parts(setup).panel(),
    ]);
    const { origin, config } = setup;
    const panel = await createPanel({
      origin,
      config,
      conversation,
      locale: this.#locale,
      fills: options.fills,
    });
    panel.addEventListener('iris-panel-close', () => this.call('close'));
    this.#view.frame.prepend(panel);
    return panel;
  }

  async #open() {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#isBusy = true;
    this.#hasFailed = false;
    this.#render();
    try {
      const [panel, conversation] = await Promise.all([this.#panel.get(), this.#conversation.get()]);
      this.#isBusy = false;
      this.#render();
      if (!this.#isOpen) return;
      conversation.start();
      panel.open();
      await this.#tellVisible();
      this.#emit('open');
    } catch {
      this.#isOpen = false;
      this.#isBusy = false;
      this.#hasFailed = true;
      this.#render();
      this.#emit('error', { code: 'unreachable' });
    }
  }

  async #close() {
    if (!this.#isOpen || this.#options?.fills) return;
    this.#isOpen = false;
    this.#render();
    const panel = await this.#panel.current;
    const hadFocus = panel?.matches(':focus-within') ?? false;
    panel?.close();
    if (hadFocus) this.#view.button.focus({ preventScroll: true });
    await this.#tellVisible();
    this.#emit('close');
  }

  async #tellVisible() {
    const conversation = await this.#conversation.current;
    const isSeen = this.#isOpen && this.#isShown && document.visibilityState === 'visible';
    conversation?.setVisible(isSeen);
  }

  #show(isShown: boolean) {
    this.#isShown = isShown;
    this.#render();
    void this.#tellVisible();
  }

  #identify(who: unknown) {
    const token = textOf(who, 'token');
    if (token === null) return this.#emit('error', { code: 'invalid_token' });
    this.#token = token;
    const channelId = textOf(who, 'channel_id') ?? this.#options?.channelId ?? null;
    if (this.#conversation.current === null) void this.#resume();
    else void this.#conversation.current.then((conversation) => conversation.identify(token, channelId));
  }

  async #logout() {
    this.#token = null;
    if (this.#conversation.current === null && !hasRunningConversation(this.#started().setup.tenantId))
      return;
    const conversation = await this.#conversation.get();
    await conversation.logout();
    if (this.#isOpen) conversation.start();
  }

  async #setLocale(wanted: string) {
    this.#locale = localeFrom(wanted);
    this.#render();
    const panel = await this.#panel.current;
    await panel?.setLocale(this.#locale);
  }

  #setTheme(theme: Theme) {
    this.#view.frame.style.setProperty('color-scheme', theme === 'auto' ? 'light dark' : theme);
  }

  #setContext(context: unknown) {
    if (!isFields(context)) return;
    const display_name = textOf(context, 'display_name');
    const email = textOf(context, 'email');
    this.#context = { ...(display_name && { display_name }), ...(email && { email }) };
  }

  #on(name: unknown, callback: unknown) {
    this.#listeners.on(name, callback);
    // Whoever asks late would otherwise wait for ever.
    if (name === 'ready' && this.#isReady && isCallback(callback)) callback(null);
  }
}

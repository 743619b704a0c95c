/** What the loader expects of a launcher, and nothing more: it remembers what it was given. */
class LauncherStandIn extends HTMLElement {
  readonly setups: unknown[] = [];
  readonly calls: unknown[] = [];

  start(setup: unknown) {
    this.setups.push(setup);
  }

  call(...call: readonly unknown[]) {
    this.calls.push(call);
  }
}

if (!customElements.get('iris-widget')) customElements.define('iris-widget', LauncherStandIn);

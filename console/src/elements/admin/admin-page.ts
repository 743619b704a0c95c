import type { IconName } from '@iris/look';
import type { TemplateResult } from 'lit';
import type { Send } from '../../live/send.ts';
import type { Me } from '../../state/me.ts';

/** What a page of admin is made with: calls of this session, and who makes them. */
export interface AdminContext {
  readonly send: Send;
  readonly me: Me;
}

/** Draws a page. Called once each time that it is opened. */
export type OpenAdminPage = (context: AdminContext) => TemplateResult;

/** A page of admin as the navigation knows it. */
export interface AdminPage {
  /** How the address names it, behind the `#`. */
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
  /** Has two things to show beside each other, where there is room. */
  readonly isWide?: true;
  /** Fetches its code: only what is opened is loaded. */
  readonly load: () => Promise<OpenAdminPage>;
}

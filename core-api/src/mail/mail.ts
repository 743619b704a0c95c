/** One outgoing mail. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where mails go. */
export interface MailSender {
  /**
   * Whether mails reach people. Where they only become files, answers carry the tokens that a mail would have carried
   * (contract §1).
   */
  readonly reachesPeople: boolean;
  /** Resolves once the mail was handed over. @throws when it was not, and may be tried again */
  send(mail: Mail): Promise<void>;
}

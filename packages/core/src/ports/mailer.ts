/** Whom a mail is for, or from. */
export interface MailAddress {
  readonly address: string;
  /** Empty where none is known. */
  readonly name: string;
}

/** One mail to one recipient: headers are one line each, text and HTML say the same. */
export interface MailMessage {
  /** `id@domain`, without brackets: the same whenever this mail is tried again. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47: `en`. */
  readonly language: string;
}

/** What became of a mail. `reason` is for logs and admins; it may hold what the mail server said. */
export type MailOutcome =
  | { readonly status: "sent" }
  /** For good: there is no such mailbox, or it takes no mail from here. */
  | { readonly status: "refused"; readonly reason: string }
  /** For now. `unreachable`: nothing could be sent to anybody. */
  | { readonly status: "failed"; readonly reason: string; readonly unreachable: boolean };

/** Mail, as a port. Answers within a minute; a mailer that throws has failed for now. */
export interface Mailer {
  send(message: MailMessage): Promise<MailOutcome>;
}

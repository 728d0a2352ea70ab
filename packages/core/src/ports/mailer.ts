/** A sender or recipient. */
export interface MailAddress {
  readonly address: string;
  /** Empty if unknown. */
  readonly name: string;
}

/** One email to one recipient. Headers are single lines; text and HTML have the same content. */
export interface MailMessage {
  /** `id@domain`, without brackets; the same for every attempt to send this email. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47: `en`. */
  readonly language: string;
  /**
   * The address to unsubscribe at. If given, set the headers `List-Unsubscribe: <…>` and
   * `List-Unsubscribe-Post: List-Unsubscribe=One-Click` (RFC 8058).
   */
  readonly unsubscribe?: string;
}

/** The outcome of sending an email. `reason` is for logs and admins; it may contain the mail server's response. */
export type MailOutcome =
  | { readonly status: "sent" }
  /** Permanent: the mailbox doesn't exist or rejects the email. */
  | { readonly status: "refused"; readonly reason: string }
  /** Temporary. `unreachable`: no mail could be sent to any recipient. */
  | { readonly status: "failed"; readonly reason: string; readonly unreachable: boolean };

/** Sends mail, as a port. Returns within a minute; an exception counts as a temporary failure. */
export interface Mailer {
  send(message: MailMessage): Promise<MailOutcome>;
}

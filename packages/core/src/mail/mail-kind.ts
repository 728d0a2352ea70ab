import type { Facts, Plan } from "../kernel/operation.ts";
import type { SecretPurpose } from "../secrets/token.ts";
import type { MailPaths } from "./mail-settings.ts";
import type { MailEnd, OutboxRow } from "./outbox.ts";
import type { MailTemplate } from "./mail-words.ts";

/** What stands in a mail, before it is put into words. */
export interface MailDraft {
  readonly template: MailTemplate;
  /** Whom it is for. */
  readonly to: { readonly address: string; readonly name: string };
  /** Names and times that the words use. */
  readonly values: Readonly<Record<string, string>>;
}

/** What becomes of the cause of a mail. */
export type Consequence = Pick<Plan<never>, "changes" | "journalEntries">;

/** What is known of a mail's cause, by name. */
export type KnownCause = Readonly<Record<string, unknown>>;

/** A mail as it goes out. */
export interface GoingOut {
  /** What is kept of the secret in its link. */
  readonly secretHash: string;
  /** How long the link is good, in milliseconds. */
  readonly linkLife: number;
  readonly now: number;
}

/** What a sort of mail means to the domain that asked for it. */
export interface MailKind {
  /** What its link opens. */
  readonly purpose: SecretPurpose;
  /** Where its link leads, behind the base URL. A token stands behind the `#`, which reaches no server. */
  link(mail: OutboxRow, token: string, paths: MailPaths): string;
  /** What of its secret stands in its words, if anything does: nothing else of it does. */
  secretValues?(secret: string): Readonly<Record<string, string>>;
  /** What must be known of its cause. */
  facts(mail: OutboxRow): Facts;
  /** What it says, and what is written as it goes out. `undefined`: its cause is gone, and it is not sent. */
  goOut(known: KnownCause, mail: OutboxRow, going: GoingOut): (Consequence & { draft: MailDraft }) | undefined;
  /** What its end means. */
  settle(known: KnownCause, mail: OutboxRow, end: MailEnd, now: number): Consequence;
}

import type { Change } from "../kernel/store/change.ts";
import type { BaseEvent, EventDeclaration, EventOf } from "../kernel/operations/event.ts";
import type { JournalEntry } from "../kernel/operations/journal-entry.ts";
import type { Facts } from "../kernel/operations/operation.ts";
import type { NotificationSettings } from "./notification-settings.ts";
import type { LinkedPage, MailPaths, MailText, MailWording } from "./mail-settings.ts";

/** How an email ended. `refused`: the mailbox doesn't exist. `gave-up`: too many attempts. `cancelled`: no longer needed. */
export type MailEnd = "sent" | "refused" | "gave-up" | "cancelled";

/** The columns of a queued email that its kind may use. */
export interface QueuedMail {
  readonly id: string;
  readonly organizationId: string;
  /** Empty if the mail isn't about a schedule. */
  readonly scheduleId: string;
  /** The recipient. */
  readonly personId: string;
  /** What the link is for, such as the id of an invitation. */
  readonly subjectId: string;
  readonly queuedBy: string;
}

/** The content of an email before it is put into words. */
export interface MailDraft {
  /** The name of its words. */
  readonly template: string;
  readonly to: { readonly address: string; readonly name: string };
  /** Names and times the words use. */
  readonly values: Readonly<Record<string, string>>;
  /** The text, for kinds that write it themselves. The template isn't used then. */
  readonly text?: MailText;
  /** The language of that text. */
  readonly language?: string;
  /** The page that the link leads to, if it depends on what was loaded. */
  readonly page?: LinkedPage;
  /** The link after each paragraph. A `page` of null is the page of the kind. Without it, paragraphs have no links. */
  readonly linked?: readonly { readonly label: string; readonly page: LinkedPage | null }[];
  /** The label of the unsubscribe link. */
  readonly unsubscribe?: string;
}

/** What an email changes in the domain that queued it. */
export interface Consequence<Event extends BaseEvent = BaseEvent> {
  readonly changes?: readonly Change[];
  readonly journalEntries?: readonly JournalEntry<Event>[];
}

/** The facts of an email's subject, by name. */
export type KnownCause = Readonly<Record<string, unknown>>;

/** An email that is about to be sent. */
export interface SendContext {
  /** The hash of the secret in its link. */
  readonly secretHash: string;
  /** How long the link works, in milliseconds. */
  readonly linkLife: number;
  readonly now: number;
  readonly notifications: NotificationSettings;
}

/** One kind of mail, declared by the domain that queues it. */
export interface MailKind<D extends EventDeclaration = EventDeclaration> {
  /** What its link is for. A secret made for one purpose is rejected for any other. */
  readonly purpose: string;
  /** Whether the domain has its own limits for it. If so, it doesn't count as one of the daily emails to the address (Q53, Q58). */
  readonly hasOwnLimits?: boolean;
  /** The events its journal entries may contain. */
  readonly events?: readonly D[];
  /** English words by template, for templates that aren't built in. A host can replace them in `mail.words`. */
  readonly words?: Readonly<Record<string, MailWording>>;
  /** The path of its link, unless the draft has a page. A token follows the `#`, which browsers never send to a server. */
  link(mail: QueuedMail, token: string, paths: MailPaths): string;
  /** The path of its unsubscribe link, which contains the token. */
  unsubscribe?(token: string, paths: MailPaths): string;
  /** The values made from the secret. Nothing else of the secret appears in the email. */
  secretValues?(secret: string): Readonly<Record<string, string>>;
  /** What to load about its subject. */
  facts(mail: QueuedMail): Facts;
  /** What to load when these facts are known. */
  subjectFacts?(known: KnownCause, mail: QueuedMail, now: number): Facts;
  /** What to load after that. */
  detailFacts?(known: KnownCause, mail: QueuedMail, now: number): Facts;
  /** The draft, and what changes as it is sent. `undefined` cancels the email. */
  prepare(
    known: KnownCause,
    mail: QueuedMail,
    going: SendContext,
  ): (Consequence<EventOf<D>> & { draft: MailDraft }) | undefined;
  /** What changes when a limit postpones it, or when the first attempt fails. */
  delay?(known: KnownCause, mail: QueuedMail): Consequence<EventOf<D>>;
  /** What changes when it has ended. */
  settle(known: KnownCause, mail: QueuedMail, end: MailEnd, now: number): Consequence<EventOf<D>>;
}

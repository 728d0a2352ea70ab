import type { Facts } from "../identity/operation.ts";
import { grant, type Rule } from "../kernel/operations/rule.ts";
import { toStorableText } from "../kernel/values/storable-text.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { mailById, type OutboxRow } from "./outbox.ts";

/** The context of decisions about one email. */
export interface MailContext {
  readonly mail: OutboxRow;
}

/** The first load round of operations on an email. */
export const loadMail = ({ mailId }: { readonly mailId: string }) => ({ mail: mailById(mailId) });

/** The kinds of mail that domains declare, by name. */
interface WithKinds {
  readonly kinds: Readonly<Record<string, MailKind>>;
}

/**
 * The kind of a queued email.
 * @throws {TypeError} no domain declares it
 */
export function kindOf({ kind }: Pick<OutboxRow, "kind">, kinds: WithKinds["kinds"]): MailKind {
  const found = kinds[kind];
  if (found === undefined) throw new TypeError(`no domain declares the mail \`${kind}\``);
  return found;
}

/** The second load round: the cause of the email. */
export const loadCause = ({ mail }: { readonly mail: OutboxRow | undefined }, { kinds }: WithKinds): Facts =>
  mail === undefined ? {} : kindOf(mail, kinds).facts(mail);

/** The third or fourth load round, for kinds that need one. */
export const loadMore = (
  round: "subjectFacts" | "detailFacts",
  known: { readonly mail: OutboxRow | undefined },
  { kinds }: WithKinds,
  now: number,
): Facts => (known.mail === undefined ? {} : (kindOf(known.mail, kinds)[round]?.(known, known.mail, now) ?? {}));

/** The maximum length of a stored response of a mail server. */
const maxReasonLength = 300;

/** Shortens the response of a mail server for storage; null if the recipient has been erased in the meantime. */
export const toStoredReason = ({ erased }: OutboxRow, response: string): string | null =>
  response === "" || erased ? null : toStorableText(response, maxReasonLength);

/** Creates the context. */
export const mailContext = (mail: OutboxRow): MailContext => ({ mail });

/** Only Rollcall itself sends mail. */
export const rollcallSendsMail: readonly Rule<MailContext>[] = [grant("rollcall sends mail", () => true)];

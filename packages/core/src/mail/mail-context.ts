import type { Facts } from "../identity/operation.ts";
import { grant, type Rule } from "../kernel/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import type { KnownCause, MailKind } from "../ports/mail-kind.ts";
import { mailById, type OutboxRow } from "./outbox.ts";

/** What the operations on one mail judge. */
export interface MailContext {
  readonly mail: OutboxRow;
}

/** The facts that every operation on a mail begins with. */
export const kindFacts = ({ mailId }: { readonly mailId: string }) => ({ mail: mailById(mailId) });

/** The kinds of mail that domains declare, by name. */
interface WithKinds {
  readonly kinds: Readonly<Record<string, MailKind>>;
}

/**
 * The kind of a queued mail.
 * @throws {TypeError} no domain declares it
 */
export function kindOf({ kind }: Pick<OutboxRow, "kind">, kinds: WithKinds["kinds"]): MailKind {
  const found = kinds[kind];
  if (found === undefined) throw new TypeError(`no domain declares the mail \`${kind}\``);
  return found;
}

/** What must be known of the cause of a mail. */
export const kindFurther = ({ mail }: { readonly mail: OutboxRow | undefined }, { kinds }: WithKinds): Facts =>
  mail === undefined ? {} : { ...kindOf(mail, kinds).facts(mail), addressee: personById(mail.personId) };

/** The most that is kept of what a mail server said. */
const maxOfReason = 300;

/** What is kept of what a mail server said: nothing where whom it was for has been erased meanwhile. */
export function reasonKept(known: KnownCause, said: string): string | null {
  const isErased = (known["addressee"] as Person | undefined)?.state === "erased";
  return said === "" || isErased ? null : said.slice(0, maxOfReason);
}

/** The context of a mail. */
export const mailContext = (mail: OutboxRow): MailContext => ({ mail });

/** Only Rollcall itself sends mail. */
export const rollcallSendsMail: readonly Rule<MailContext>[] = [grant("rollcall sends mail", () => true)];

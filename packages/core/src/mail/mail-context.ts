import type { Facts } from "../kernel/operation.ts";
import { grant, type Rule } from "../kernel/rule.ts";
import { mailKinds } from "../mail-kinds.ts";
import { type Person, personById } from "../people/collection.ts";
import type { KnownCause } from "./mail-kind.ts";
import { mailById, type OutboxRow } from "./outbox.ts";

/** What the operations on one mail judge. */
export interface MailContext {
  readonly mail: OutboxRow;
}

/** The facts that every operation on a mail begins with. */
export const kindFacts = ({ mailId }: { readonly mailId: string }) => ({ mail: mailById(mailId) });

/** What must be known of the cause of a mail. */
export const kindFurther = ({ mail }: { readonly mail: OutboxRow | undefined }): Facts =>
  mail === undefined ? {} : { ...mailKinds[mail.kind].facts(mail), addressee: personById(mail.personId) };

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

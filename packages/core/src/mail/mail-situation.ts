import type { Facts } from "../kernel/operation.ts";
import { grant, type Rule } from "../kernel/rule.ts";
import { mailKinds } from "../mail-kinds.ts";
import { mailById, type OutboxRow } from "./outbox.ts";

/** What the operations on one mail judge. */
export interface MailSituation {
  readonly mail: OutboxRow;
}

/** The facts that every operation on a mail begins with. */
export const kindFacts = ({ mailId }: { readonly mailId: string }) => ({ mail: mailById(mailId) });

/** What must be known of the cause of a mail. */
export const kindFurther = ({ mail }: { readonly mail: OutboxRow | undefined }): Facts =>
  mail === undefined ? {} : mailKinds[mail.kind].facts(mail);

/** The situation of a mail. */
export const mailSituation = (mail: OutboxRow): MailSituation => ({ mail });

/** Only Rollcall itself sends mail. */
export const rollcallSendsMail: readonly Rule<MailSituation>[] = [grant("rollcall sends mail", () => true)];

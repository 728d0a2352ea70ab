import type { Change } from "../kernel/store/change.ts";
import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, list } from "../kernel/store/query.ts";
import type { MailEnd } from "../ports/mail-kind.ts";

/**
 * Mail to send, one row per mail and recipient, written in the transaction that requests it. A rolled-back command sends no
 * mail; a committed one sends it or shows the failure (P68). Rows contain no address, text or secret; these are read or created when the
 * email is sent.
 */
export const outbox = collection("outbox", {
  fields: {
    id: text(),
    /** The name under which a domain declares it in `mails`. */
    kind: text(),
    organizationId: text(),
    /** Empty if the mail concerns no schedule. */
    scheduleId: text(),
    /** The recipient. */
    personId: text(),
    /** The subject of its link: the id of an invitation, a temporary password or a person. */
    subjectId: text(),
    queuedBy: text(),
    queuedAt: integer(),
    /** Whether the email is still to be sent. */
    open: boolean(),
    /** The earliest time of the next attempt, in milliseconds since the epoch. While a process sends the email, the end of its lease. */
    dueAt: integer(),
    attempts: integer(),
    /** Whether the mail already counts toward the limits of actor and schedule. */
    counted: boolean(),
    /** Whether the email is postponed by a limit (Q53). */
    paced: boolean(),
    end: nullable(text<MailEnd>()),
    /** The last response of the mail server, at most 300 characters. */
    reason: nullable(text()),
    /** Whether the recipient has been erased: responses of mail servers are no longer stored. */
    erased: boolean(),
  },
  key: ["id"],
  indexes: { due: ["open", "dueAt"], person: ["personId"] },
  // The reason may contain the address.
  personal: [{ subject: "personId", erase: { set: { reason: null, erased: true } }, merge: "move", export: "view" }],
});

/** A row of `outbox`. */
export type OutboxRow = RowIn<typeof outbox>;

/** Gets an email. */
export const mailById = get(outbox);
/** Lists open or ended emails by due or end time. */
export const mailsByDue = list(outbox, "due", 1);

const mailsByPerson = list(outbox, "person", 1, ["dueAt", "attempts", "paced", "reason"]);
/** The mail to a person about a subject that is still to be sent. */
export const openMailOf = (personId: string, subjectId: string) =>
  mailsByPerson({ equal: [personId], filter: { subjectId, open: true }, limit: 1 });

/** Whether a change queues mail. */
export const isQueuedMail = ({ kind, collection }: Change): boolean =>
  kind === "insert" && collection.name === outbox.name;

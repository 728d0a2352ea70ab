import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, list } from "../kernel/query.ts";
import type { MailEnd } from "../ports/mail-kind.ts";

/**
 * Mail that is to be sent, one row per mail and recipient, written in the transaction that is its cause: what was rolled
 * back is never mailed, what was committed is mailed or ends visible as failed (P68). No address, no words and no secret
 * stand here; they are read and made as it goes out.
 */
export const outbox = collection("outbox", {
  fields: {
    id: text(),
    /** The name under which a domain declares it in `mails`. */
    kind: text(),
    organizationId: text(),
    /** Empty where it is about no schedule. */
    scheduleId: text(),
    /** Whom it is for. */
    personId: text(),
    /** What its link is for: the id of an invitation, a temporary password, a person. */
    subjectId: text(),
    queuedBy: text(),
    queuedAt: integer(),
    /** Whether it is still to be sent. */
    open: boolean(),
    /** Not before this: milliseconds since the epoch. While it is being sent, when somebody else may take it over. */
    dueAt: integer(),
    attempts: integer(),
    /** Whether limits of the actor and the schedule have been taken from already. */
    counted: boolean(),
    /** It waits for a limit (Q53). */
    paced: boolean(),
    end: nullable(text<MailEnd>()),
    /** What the mail server said last, for logs; 300 characters at most. */
    reason: nullable(text()),
  },
  key: ["id"],
  indexes: { due: ["open", "dueAt"], person: ["personId"] },
  // The reason may quote the address.
  personal: [{ subject: "personId", erase: { set: { reason: null } }, merge: "move", export: "view" }],
});

/** A row of the outbox. */
export type OutboxRow = RowIn<typeof outbox>;

/** One mail. */
export const mailById = get(outbox);
/** Mails that are open, or that have ended, by when they are due or ended. */
export const mailsByDue = list(outbox, "due", 1);

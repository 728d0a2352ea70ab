import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/** Why an invitation wasn't delivered. */
export type InvitationProblem = "refused" | "gave-up";

/**
 * The invitation links, one row per schedule and person (I3, Q14). The state is the member's `invitation` (Q16). A row has
 * at most one valid secret, stored as a hash (P07, P09).
 */
export const invitations = collection("invitations", {
  fields: {
    scheduleId: text(),
    personId: text(),
    /** Part of the link; grants nothing without the secret (P03). */
    id: text(),
    organizationId: text(),
    /** The email that carries the link; null for a copied link. Any other mail is dropped unsent. */
    mailId: nullable(text()),
    /** Null while there is no link. Kept after acceptance to identify repeated calls (P04). */
    secretHash: nullable(text()),
    /** The link was mailed, so having it proves the mailbox (P02). */
    proves: boolean(),
    /** Whether there is a usable link, which will expire. */
    open: boolean(),
    /** Milliseconds since the epoch; from this instant on the link is invalid (P06). */
    expiresAt: nullable(integer()),
    invitedBy: text(),
    queuedAt: integer(),
    sentAt: nullable(integer()),
    problem: nullable(text<InvitationProblem>()),
    acceptedBy: nullable(text()),
    /** Whether the person declined and hasn't accepted since. */
    declined: boolean(),
    /** When an invitation was last sent after they declined (Q56). */
    sentAgainAt: nullable(integer()),
    /** When the person was last asked to connect a calendar. */
    remindedAt: nullable(integer()),
  },
  key: ["scheduleId", "personId"],
  unique: { id: ["id"] },
  indexes: { expiry: ["open", "expiresAt"], person: ["personId"] },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [{ subject: "personId", erase: "keep", merge: "move", export: "view" }],
});

/** An invitation row. */
export type Invitation = RowIn<typeof invitations>;

/** Loads an invitation by schedule and person (P21). */
export const invitationByKey = get(invitations);
/** Loads the invitation a link refers to. */
export const invitationById = get(invitations, ["id"]);
/** Loads several invitations by schedule and person. */
export const invitationsByKey = getMany(invitations);
/** Invitations with a usable link, ordered by expiry. */
export const invitationsByExpiry = list(invitations, "expiry", 1, ["scheduleId", "personId", "expiresAt"]);
/** The invitations of a person on all schedules. */
export const invitationsOf = list(invitations, "person", 1);

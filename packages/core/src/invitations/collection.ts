import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, getMany, list } from "../kernel/query.ts";

/** Why an invitation did not arrive. */
export type InvitationProblem = "refused" | "gave-up";

/**
 * What opens the door for a member, one row per schedule and person (I3, Q14). Where it stands is the member's own
 * `invitation` (Q16); here is its link: one live secret at most, of which only the hash is kept (P07, P09).
 */
export const invitations = collection("invitations", {
  fields: {
    scheduleId: text(),
    personId: text(),
    /** Stands in links, and opens nothing by itself (P03). */
    id: text(),
    organizationId: text(),
    /** The mail that carries it; null for a link that was copied. A mail that is another one is not sent. */
    mailId: nullable(text()),
    /** Null while there is no link. Kept once accepted, so that a repeat is known again (P04). */
    secretHash: nullable(text()),
    /** The link went to the mailbox itself, so whoever has it has the mailbox (P02). */
    proves: boolean(),
    /** Whether there is a link that can be used: what expires. */
    open: boolean(),
    /** Milliseconds since the epoch: at this instant the link is dead (P06). */
    expiresAt: nullable(integer()),
    invitedBy: text(),
    queuedAt: integer(),
    sentAt: nullable(integer()),
    problem: nullable(text<InvitationProblem>()),
    acceptedBy: nullable(text()),
    /** When they were last asked for a calendar. */
    remindedAt: nullable(integer()),
  },
  key: ["scheduleId", "personId"],
  unique: { id: ["id"] },
  indexes: { expiry: ["open", "expiresAt"], person: ["personId"] },
  references: { scheduleId: "schedules", personId: "people" },
  personal: [{ subject: "personId", erase: "keep", merge: "move", export: "view" }],
});

/** A row of invitations. */
export type Invitation = RowIn<typeof invitations>;

/** One invitation, always by schedule and person (P21). */
export const invitationByKey = get(invitations);
/** The invitation that a link names. */
export const invitationById = get(invitations, ["id"]);
/** Several invitations by schedule and person. */
export const invitationsByKey = getMany(invitations);
/** The invitations whose links can be used, by the end of these. */
export const invitationsByExpiry = list(invitations, "expiry", 1, ["scheduleId", "personId", "expiresAt"]);
/** The invitations of a person, on whatever schedule. */
export const invitationsOf = list(invitations, "person", 1);
/** The invitations of a schedule. */
export const invitationKeysOf = list(invitations, "key", 1, ["scheduleId", "personId"]);

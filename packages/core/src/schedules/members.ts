import { affiliations } from "../identity/actor.ts";
import { boolean, choice, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { invitationStates } from "./invitation-states.ts";
import { roles } from "./roles.ts";

/** Whether the account and the calendar of an assignable member are set up. */
export type Readiness = "ready" | "waiting";

/** Where a member comes from: added here, synchronized from a linked schedule, or both (Q2, X4). */
export const provenances = ["local", "linked", "both"] as const;

/** Where a member comes from. */
export type Provenance = (typeof provenances)[number];

/**
 * The members of schedules, one row per schedule and person (I3). Name, address, affiliation and `canAct` are declared copies
 * of the person's, so that a page of the list needs one read.
 */
export const members = collection("members", {
  fields: {
    scheduleId: text(),
    personId: text(),
    role: choice(roles),
    /** The person who last set a pending admin role: one that doesn't count yet. Null otherwise (Q55). */
    grantedBy: nullable(text()),
    /** Whether the member is included in future shifts (B50). */
    assignable: boolean(),
    /** Whether to invite the member: the checkbox left of the name (Q11). */
    invited: boolean(),
    invitation: choice(invitationStates),
    calendar: choice(calendarStates),
    /** The value of `assignable` to restore when a deactivated person is reactivated; null otherwise (Q7). */
    assignableBefore: nullable(boolean()),
    /** Where the member comes from: always `local` on a schedule that isn't linked (Q2). */
    provenance: choice(provenances),
    /** The value of `assignable` to restore when the schedule is unlinked; null if the link didn't change it (Q3). */
    assignableBeforeLink: nullable(boolean()),
    /** Removed from the linked schedule, but kept here as the last admin (Q5). */
    keptAsLastAdmin: boolean(),
    /** Adopted from the linked schedule: stays when it no longer lists this member (X4). */
    adopted: boolean(),
    /** Null if not assignable (X7). */
    readiness: nullable(text<Readiness>()),
    /** To be invited but not invited yet: included by the button below the list (B10, B47). */
    toInvite: boolean(),
    /** When a person who declined was last sent an invitation again, copied from the invitation. Null otherwise (Q56). */
    sentAgainAt: nullable(integer()),
    addedAt: integer(),
    addedBy: text(),
    name: text(),
    nameKey: text(),
    email: text(),
    affiliation: choice(affiliations),
    /** Active, internal and known: this person counts as an admin (Q7). */
    canAct: boolean(),
  },
  key: ["scheduleId", "personId"],
  indexes: {
    name: ["scheduleId", "nameKey", "personId"],
    role: ["scheduleId", "role", "nameKey", "personId"],
    assignable: ["scheduleId", "assignable", "nameKey", "personId"],
    invitation: ["scheduleId", "invitation", "nameKey", "personId"],
    readiness: ["scheduleId", "readiness", "nameKey", "personId"],
    toInvite: ["scheduleId", "toInvite", "nameKey", "personId"],
    person: ["personId", "scheduleId"],
    grantedBy: ["grantedBy", "scheduleId", "personId"],
  },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  // Commands remove memberships and update totals. What remains are rows of deleted schedules.
  personal: [
    { subject: "personId", erase: "remove", merge: "remove", export: "view" },
    { subject: "grantedBy", erase: "keep", merge: "move", export: "none" },
  ],
  search: { fields: ["name", "email"], within: ["scheduleId"], order: ["nameKey", "personId"] },
});

/** A row of members. */
export type Member = RowIn<typeof members>;

/** The columns of the caller's own membership that rules need. */
export const roleOf = get(members, members.key, ["role"]);
/** The columns of a possible owner that rules need. */
export const successorByKey = get(members, members.key, ["role", "canAct"]);
/** Several members by schedule and person. */
export const membersByKey = getMany(members);
/** The schedules a person is on. */
export const membershipsOf = list(members, "person", 1);

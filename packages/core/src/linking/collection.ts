import {
  boolean,
  collection,
  integer,
  json,
  nullable,
  type RelatedChange,
  type RowIn,
  text,
} from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import type { LinkProblem } from "../ports/link-provider.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import type { Role } from "../schedules/roles.ts";
import type { HeldReason, SyncConflict } from "./sync-plan.ts";

/** A trigger, and when it was sent. */
export interface ReceivedTrigger {
  readonly id: string;
  readonly at: number;
}

/** The links of schedules to schedules of other products, one row per linked schedule (B19). Instants are milliseconds. */
export const links = collection("links", {
  fields: {
    scheduleId: text(),
    organizationId: text(),
    /** The id of the provider, such as `pagerduty`. */
    provider: text(),
    upstreamId: text(),
    upstreamName: text(),
    /** The upstream schedule, as `sourceOf` names it: remembered people return only from there. */
    source: text(),
    /** The salt of the marks of its people. */
    salt: text(),
    settings: json<Readonly<Record<string, string>>>(),
    /** Sealed with the secret of the installation, and never shown. */
    credentials: text(),
    /** Whether an admin has declared all upstream addresses verified (Q17). */
    trustsAddresses: boolean(),
    /** The percentage of synced members that may leave within 24 hours without confirmation: 20 or more (Q20). */
    removalPercent: integer(),
    linkedBy: text(),
    linkedAt: integer(),
    /** Whether the members who aren't upstream have lost their assignability, as they do once (Q3). */
    localsLocked: boolean(),
    /** The number of synced members after the last run. */
    synced: integer(),
    /** The people the last run couldn't match completely. */
    conflicts: json<readonly SyncConflict[]>(),
    /** The number of runs so far. */
    runs: integer(),
    lastRunAt: nullable(integer()),
    lastSuccessAt: nullable(integer()),
    nextRunAt: integer(),
    /** The number of failed runs since the last successful one. */
    failures: integer(),
    problem: nullable(text<LinkProblem>()),
    problemSince: nullable(integer()),
    /** The run in progress and until when it has the link to itself; null between runs. */
    leaseId: nullable(text()),
    leaseUntil: nullable(integer()),
    /** The digest of the removals waiting for confirmation (Q20); null if there are none. */
    heldDigest: nullable(text()),
    heldAt: nullable(integer()),
    /** How many members they concern. */
    heldCount: integer(),
    heldReasons: json<readonly HeldReason[]>(),
    /** The digest of the removals that an admin discarded: they aren't shown again while they stay the same. */
    discardedDigest: nullable(text()),
    /** Verifies triggers; sealed. Null: there are none (P67). */
    triggerSecret: nullable(text()),
    /** The triggers that could be sent again: each starts one run. */
    triggers: json<readonly ReceivedTrigger[]>(),
    /** When a trigger arrived since the last run started. */
    triggeredAt: nullable(integer()),
  },
  key: ["scheduleId"],
  indexes: { due: ["nextRunAt"], linkedBy: ["linkedBy"] },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
  sealed: ["credentials", "triggerSecret"],
  personal: [{ subject: "linkedBy", erase: "keep", merge: "move", export: "none" }],
});

/** A link. */
export type Link = RowIn<typeof links>;

/** One link. */
export const linkOf = get(links);
/** The links whose next run is due first. */
export const linksByDue = list(links, "due", 0, ["scheduleId", "nextRunAt", "leaseUntil"]);

/**
 * Erased people of linked schedules, so that no run adds them again. A mark is a salted digest of an upstream id,
 * which may be an address.
 */
export const erasedUpstream = collection("erased_upstream_people", {
  fields: { scheduleId: text(), mark: text() },
  key: ["scheduleId", "mark"],
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** The marks of the erased people of a schedule. */
export const erasedOf = list(erasedUpstream, "key", 1);

/** Erasing a person leaves the mark of their upstream id. */
const leaveMark = ({ scheduleId, mark }: { readonly scheduleId: string; readonly mark: string }): RelatedChange => ({
  collection: erasedUpstream,
  key: [scheduleId, mark],
  otherwise: { scheduleId, mark },
});

/** The people of linked schedules as their last runs stored them, matched by their upstream id (Q17). */
export const upstreamPeople = collection("upstream_people", {
  fields: {
    scheduleId: text(),
    externalId: text(),
    personId: text(),
    /** What remains of the upstream id if the person is erased, from `markOf`. */
    mark: text(),
    /** As upstream. */
    name: text(),
    /** As upstream. */
    address: nullable(text()),
    /** The person who has this address, which is unverified (Q17). */
    possibleMatchId: nullable(text()),
    arrivedAt: integer(),
  },
  key: ["scheduleId", "externalId"],
  indexes: {
    person: ["personId", "scheduleId"],
    match: ["possibleMatchId", "scheduleId"],
    matches: ["scheduleId", "possibleMatchId"],
  },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [
    {
      subject: "personId",
      erase: leaveMark,
      merge: "move",
      export: ["scheduleId", "externalId", "name", "address", "arrivedAt"],
    },
    { subject: "possibleMatchId", erase: { set: { possibleMatchId: null } }, merge: "move", export: "none" },
  ],
});

/** A person of a linked schedule. */
export type StoredPerson = RowIn<typeof upstreamPeople>;

/** Several upstream people of a schedule, by schedule and upstream id. */
export const upstreamByKey = getMany(upstreamPeople);
/** The upstream people of a schedule. */
export const upstreamOf = list(upstreamPeople, "key", 1);
/** The upstream people that are one person on a schedule. */
export const upstreamOfPerson = list(upstreamPeople, "person", 2);

/** One upstream person, by schedule and upstream id. */
export const upstreamPersonOf = get(upstreamPeople);
/** The upstream people of a schedule with a possible match, from `""` on: those without one come before. */
export const upstreamMatchesOf = list(upstreamPeople, "matches", 1);

/**
 * What is remembered about removed members, and about all members of an ended link, so that those who return get their previous values
 * (Q19).
 */
export const tombstones = collection("tombstones", {
  fields: {
    scheduleId: text(),
    externalId: text(),
    personId: text(),
    /** As in `upstreamPeople`. */
    mark: text(),
    role: text<Role>(),
    assignable: boolean(),
    invitation: text<InvitationState>(),
    /** The upstream schedule of this person, as `sourceOf` names it. */
    source: text(),
    /** When it is forgotten. */
    until: integer(),
  },
  key: ["scheduleId", "externalId"],
  indexes: { person: ["personId", "scheduleId"], until: ["until"] },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [{ subject: "personId", erase: leaveMark, merge: "move", export: "none" }],
});

/** What is remembered about a removed member. */
export type StoredTombstone = RowIn<typeof tombstones>;

/** Several tombstones by schedule and upstream id. */
export const tombstonesByKey = getMany(tombstones);
/** The tombstones of a schedule. */
export const tombstonesOf = list(tombstones, "key", 1);
/** The tombstones that are one person on a schedule. */
export const tombstonesOfPerson = list(tombstones, "person", 2);
/** Tombstones, in the order in which they expire. */
export const tombstonesByAge = list(tombstones, "until", 0, ["scheduleId", "externalId", "until"]);

/** The departures waiting for confirmation, one row per member (Q20). */
export const syncRemovals = collection("sync_removals", {
  fields: {
    scheduleId: text(),
    personId: text(),
    /** Whether they only lose their assignability (Q3). */
    isLock: boolean(),
  },
  key: ["scheduleId", "personId"],
  indexes: { person: ["personId", "scheduleId"] },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "none" }],
});

/** The departures of a schedule that wait. */
export const syncRemovalsOf = list(syncRemovals, "key", 1);

/** How a run ended. `held`: applied, except for removals waiting for confirmation. */
export const runOutcomes = ["applied", "unchanged", "held", "failed"] as const;

/** How a run ended. */
export type RunOutcome = (typeof runOutcomes)[number];

/** The last runs of each link. */
export const syncRuns = collection("sync_runs", {
  fields: {
    scheduleId: text(),
    number: integer(),
    at: integer(),
    outcome: text<RunOutcome>(),
    problem: nullable(text<LinkProblem>()),
    added: integer(),
    updated: integer(),
    removed: integer(),
    /** The number of departures that wait. */
    held: integer(),
    /** The number of upstream people. */
    people: integer(),
  },
  key: ["scheduleId", "number"],
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** The runs of a link, by number. */
export const syncRunsOf = list(syncRuns, "key", 1);

/** A limit above the number of rows that a link has. */
export const everyRow = 1_000_000;

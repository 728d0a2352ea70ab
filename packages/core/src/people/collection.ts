import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import type { Affiliation, OrganizationRole } from "../identity/actor.ts";
import type { CalendarState } from "../members/states.ts";
import { get, getMany } from "../kernel/query.ts";

/**
 * Whether the account can act at all. Apart from portal access (A36). Of whoever is erased only the id is left: name,
 * address and the host's id are gone, and do not come back.
 */
export type AccountState = "active" | "deactivated" | "erased";

/**
 * Where an external person stands with their account (Q26): made, mailed a temporary password, or with a password of
 * their own. An internal person's account is the host's: of them it stays `created`, and says nothing.
 */
export type AccountStage = "created" | "invited" | "active";

/** What lists filter by (A40), derived of account, pause and time. `expired`: the temporary password is over. */
export const personStatuses = [
  "not-activated",
  "invited",
  "expired",
  "active",
  "paused",
  "deactivated",
  "erased",
] as const;

/** Where a person stands, in one word. */
export type PersonStatus = (typeof personStatuses)[number];

/** What remains of an erased person: nothing that identifies them. */
export const erasedPerson = {
  state: "erased",
  hostUserId: null,
  name: "",
  nameKey: "",
  email: "",
  emailKey: null,
  known: false,
  organizationRole: null,
  grantedRole: null,
  issue: null,
  temporaryUntil: null,
  pausedFrom: null,
  pausedUntil: null,
  calendar: "none",
  copiesTo: null,
} as const;

/** One human in one organization: the same for a schedule's members and the worker portal (Q44). */
export const people = collection("people", {
  fields: {
    id: text(),
    organizationId: text(),
    affiliation: text<Affiliation>(),
    /** The host's stable id of this person; null for external people and for those the host has not met. */
    hostUserId: nullable(text()),
    /** Empty until known. */
    name: text(),
    /** `fold(name || email)`: the order of lists. Empty only where the person is erased. */
    nameKey: text(),
    /** The address as given; mail goes there. */
    email: text(),
    /** Canonical address, unique in the organization. Null for a mere claim: nobody has proven it and somebody else holds it. */
    emailKey: nullable(text()),
    state: text<AccountState>(),
    /** The host knows them: they have called, or its directory names them (Q7). */
    known: boolean(),
    organizationRole: nullable(text<OrganizationRole>()),
    /** A role given here, whatever the host says: the higher of both counts. */
    grantedRole: nullable(text<OrganizationRole>()),
    stage: text<AccountStage>(),
    /** Which temporary password is the one that counts; null before there was one, and once they chose their own. */
    issue: nullable(text()),
    /** Until when it is good: milliseconds since the epoch. */
    temporaryUntil: nullable(integer()),
    /** From when on the portal is shut to them (A28); null: it is not, and nothing is planned. */
    pausedFrom: nullable(integer()),
    /** When it opens by itself; null: when somebody opens it. */
    pausedUntil: nullable(integer()),
    /** Derived by `statusOf`; a job follows the clock. */
    status: text<PersonStatus>(),
    /** When time alone changes the status; null: never. */
    statusDue: nullable(integer()),
    /** Where their calendar stands (Q16); which one it is, the calendars know. */
    calendar: text<CalendarState>(),
    /** Running number of the person's own topic. */
    number: integer(),
    /** The last schedule whose copies follow this row, while others do not yet; null when all do. */
    copiesTo: nullable(text()),
    createdAt: integer(),
  },
  key: ["id"],
  unique: { host: ["organizationId", "hostUserId"], email: ["organizationId", "emailKey"] },
  indexes: {
    name: ["organizationId", "nameKey"],
    affiliation: ["organizationId", "affiliation", "nameKey"],
    state: ["organizationId", "state", "nameKey"],
    status: ["organizationId", "status", "nameKey"],
    both: ["organizationId", "affiliation", "status", "nameKey"],
    due: ["statusDue"],
  },
  references: { organizationId: "organizations" },
  search: { fields: ["name", "email"], within: ["organizationId"], order: ["nameKey", "id"] },
  // A command that merges two people writes both rows itself.
  personal: [{ subject: "id", erase: { set: erasedPerson }, merge: "erase", export: "view" }],
});

/** A row of people. */
export type Person = RowIn<typeof people>;

/** One person by id. */
export const personById = get(people);
/** One person by the host's id: organization, host user. */
export const personByHostUser = get(people, ["organizationId", "hostUserId"]);
/** Several people by the host's id. */
export const peopleByHostUser = getMany(people, ["organizationId", "hostUserId"]);
/** One person by canonical address: organization, address. */
export const personByEmail = get(people, ["organizationId", "emailKey"]);
/** Several people by canonical address. */
export const peopleByEmail = getMany(people, ["organizationId", "emailKey"]);
/** Several people by id. */
export const peopleById = getMany(people);

/** Whether this person, as an admin, can act (Q7): active, internal, and known to the host. */
export const canAct = (person: Pick<Person, "state" | "affiliation" | "known">): boolean =>
  person.state === "active" && person.affiliation === "internal" && person.known;

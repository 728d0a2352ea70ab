import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import type { Affiliation, OrganizationRole } from "../identity/actor.ts";
import type { CalendarState } from "./calendar-states.ts";
import { get, getMany } from "../kernel/store/query.ts";

/**
 * Whether the account can act. Independent of portal access (A36). Only an erased person's id is left: name, address and the host's id are
 * deleted for good.
 */
export type AccountState = "active" | "deactivated" | "erased";

/**
 * The account stage of an external person (Q26): created, mailed a temporary password, or with their own password. The host manages the
 * accounts of internal people, so theirs stays `created` and has no meaning.
 */
export type AccountStage = "created" | "invited" | "active";

/** The status lists filter by (A40), derived from account, pause and time. `expired`: the temporary password has expired. */
export const personStatuses = [
  "not-activated",
  "invited",
  "expired",
  "active",
  "paused",
  "deactivated",
  "erased",
] as const;

/** The status of a person. */
export type PersonStatus = (typeof personStatuses)[number];

/** The columns of an erased person, with nothing that identifies them. */
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
    /** The host's stable id of this person; null for external people and people unknown to the host. */
    hostUserId: nullable(text()),
    /** Empty until known. */
    name: text(),
    /** `fold(name || email)`: the order of lists. Empty only if the person is erased. */
    nameKey: text(),
    /** The address as given, used to send mail. */
    email: text(),
    /** Canonical address, unique in the organization. Null if unverified and taken by another person. */
    emailKey: nullable(text()),
    state: text<AccountState>(),
    /** Whether the host knows them: they have made a request, or its directory lists them (Q7). */
    known: boolean(),
    organizationRole: nullable(text<OrganizationRole>()),
    /** A role granted in Rollcall. The higher of this one and the host's counts. */
    grantedRole: nullable(text<OrganizationRole>()),
    stage: text<AccountStage>(),
    /** The id of the valid temporary password; null before there is one and after the person chose their own. */
    issue: nullable(text()),
    /** When it expires: milliseconds since the epoch. */
    temporaryUntil: nullable(integer()),
    /** When the pause starts (A28); null if none is planned. */
    pausedFrom: nullable(integer()),
    /** When the pause ends automatically; null if it must be ended manually. */
    pausedUntil: nullable(integer()),
    /** Derived by `statusOf`; a job updates it as time passes. */
    status: text<PersonStatus>(),
    /** When time alone changes the status; null if never. */
    statusDue: nullable(integer()),
    /** The state of their calendar (Q16). Its address is in the calendars collection. */
    calendar: text<CalendarState>(),
    /** Sequence number of the person's own topic. */
    number: integer(),
    /** The last schedule whose copies match this row while others are pending; null if all match. */
    copiesTo: nullable(text()),
    /** When they last lost an admin role whose pending grants haven't been reviewed yet; null otherwise (Q55). */
    adminLostAt: nullable(integer()),
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
    adminLost: ["adminLostAt"],
    role: ["organizationRole", "organizationId"],
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

/** Whether their account gives their name and address: one of the host, or an external person's own (P61). */
export const hasDetailsOfAccount = ({ affiliation, known, hostUserId }: Person): boolean =>
  affiliation === "external" || known || hostUserId !== null;

/** Whether this person can act as an admin (Q7): active, internal, and known to the host. */
export const canAct = (person: Pick<Person, "state" | "affiliation" | "known">): boolean =>
  person.state === "active" && person.affiliation === "internal" && person.known;

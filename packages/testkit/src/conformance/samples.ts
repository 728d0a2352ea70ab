import {
  boolean,
  choice,
  collection,
  get,
  getMany,
  integer,
  json,
  list,
  nullable,
  text,
  type RowIn,
} from "@rollcall/core";

/** Collections like those of a domain. Their names start with `kit_`, so that they never conflict with those of a store. */
const peopleFields = {
  id: text(),
  organizationId: text(),
  email: nullable(text()),
  name: text(),
  active: boolean(),
  confirmed: nullable(boolean()),
  logins: integer(),
  note: json<unknown>(),
  extra: nullable(json<unknown>()),
};
export const people = collection("kit_people", {
  fields: peopleFields,
  key: ["id"],
  unique: { address: ["organizationId", "email"] },
  indexes: { byName: ["organizationId", "name"], byLogins: ["organizationId", "active", "logins"] },
});

export type Person = RowIn<typeof people>;

/** A summary row with counters, like that of a schedule. */
const schedulesFields = { id: text(), version: integer(), admins: integer() };
export const schedules = collection("kit_schedules", { fields: schedulesFields, key: ["id"] });

/** A key of two columns, a reference, and a search. */
const membersFields = {
  scheduleId: text(),
  personId: text(),
  role: choice(["admin", "member", "viewer"]),
  assignable: boolean(),
  name: text(),
  email: nullable(text()),
  nameKey: text(),
};
export const members = collection("kit_members", {
  fields: membersFields,
  key: ["scheduleId", "personId"],
  indexes: { byName: ["scheduleId", "nameKey"], byRole: ["scheduleId", "role", "nameKey"] },
  references: { scheduleId: "kit_schedules" },
  search: { fields: ["name", "email"], within: ["scheduleId"], order: ["nameKey", "personId"] },
});

export type Member = RowIn<typeof members>;

/** Every kind of column, each also nullable, in keys, unique keys, indexes and a search of the whole collection. */
const thingsFields = {
  id: integer(),
  group: text(),
  label: text(),
  order: integer(),
  code: nullable(text()),
  rank: nullable(integer()),
  open: nullable(boolean()),
  body: nullable(text()),
  note: nullable(json<unknown>()),
  scheduleId: nullable(text()),
};
export const things = collection("kit_things", {
  fields: thingsFields,
  key: ["id"],
  unique: { code: ["code"], seat: ["group", "open", "rank"] },
  indexes: {
    byCode: ["code"],
    byRank: ["rank"],
    byOpen: ["open"],
    bySeat: ["group", "open", "rank"],
    inOrder: ["order"],
    byGroupInOrder: ["group", "order"],
    byBodyInOrder: ["body", "order"],
    byOpenInOrder: ["open", "order"],
    byOpenAndRankInOrder: ["open", "rank", "order"],
  },
  references: { scheduleId: "kit_schedules" },
  search: { fields: ["label", "body"], within: [], order: ["order", "id"] },
});

export type Thing = RowIn<typeof things>;

/** The collections every test opens. */
export const samples = [people, schedules, members, things] as const;

export const personById = get(people);
export const personNameById = get(people, ["id"], ["name", "active"]);
export const personByAddress = get(people, ["organizationId", "email"]);
export const peopleById = getMany(people);
export const peopleNamesByAddress = getMany(people, ["organizationId", "email"], ["id", "name"]);
export const peopleByKey = list(people, "key", 0);
export const peopleByName = list(people, "byName", 1);
export const namesByName = list(people, "byName", 1, ["name"]);
export const activePeopleByLogins = list(people, "byLogins", 2);
export const peopleByActivity = list(people, "byLogins", 1);

export const scheduleById = get(schedules);

export const memberByKey = get(members);
export const membersByKeys = getMany(members);
export const membersByName = list(members, "byName", 1);
export const memberIdsByName = list(members, "byName", 1, ["personId"]);
export const membersByRole = list(members, "byRole", 2);

export const thingById = get(things);
export const thingByCode = get(things, ["code"]);
export const thingsByIds = getMany(things);
export const thingsByKey = list(things, "key", 0);
export const thingsByCode = list(things, "byCode", 0);
export const thingsByRank = list(things, "byRank", 0);
export const thingsByOpen = list(things, "byOpen", 0);
export const thingsBySeat = list(things, "bySeat", 2);
export const thingsInOrder = list(things, "inOrder", 0);

/** A default person. */
export const person = (id: string, values: Partial<Person> = {}): Person => ({
  id,
  organizationId: "o1",
  email: `${id}@example.org`,
  name: `Person ${id}`,
  active: true,
  confirmed: null,
  logins: 0,
  note: {},
  extra: null,
  ...values,
});

/** A default member. */
export const member = (scheduleId: string, personId: string, values: Partial<Member> = {}): Member => ({
  scheduleId,
  personId,
  role: "member",
  assignable: true,
  name: `Person ${personId}`,
  email: null,
  nameKey: `person ${personId}`,
  ...values,
});

/** A default schedule. */
export const schedule = (id: string, values: Partial<RowIn<typeof schedules>> = {}): RowIn<typeof schedules> => ({
  id,
  version: 0,
  admins: 0,
  ...values,
});

/** A default thing. */
export const thing = (id: number, values: Partial<Thing> = {}): Thing => ({
  id,
  group: "g1",
  label: `Thing ${id}`,
  order: 0,
  code: null,
  rank: null,
  open: null,
  body: null,
  note: null,
  scheduleId: null,
  ...values,
});

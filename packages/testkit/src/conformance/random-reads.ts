import type { Read, Value } from "@rollcall/core";
import fc from "fast-check";
import { email, flag, id, name, place, role, type Prefixed } from "./random-changes.ts";
import {
  activePeopleByLogins,
  memberByKey,
  membersByName,
  membersByRole,
  namesByName,
  peopleById,
  peopleByName,
  peopleNamesByAddress,
  personByAddress,
  personById,
  scheduleById,
} from "./samples.ts";

const run = fc.record(
  { skip: fc.nat({ max: 2 }), reverse: flag, from: name, limit: fc.integer({ min: 1, max: 5 }) },
  { requiredKeys: ["limit"] },
);
const behind = fc.option(fc.tuple(name, id), { nil: undefined });
const asked = fc.option(
  fc.array(fc.constantFrom("a", "an", "ann", "l", "zak", "example", "org", "lees"), { maxLength: 2 }),
  { nil: undefined },
);

/** One read of any kind, with any arguments. */
export const read: fc.Arbitrary<Prefixed<Read<unknown>>> = fc.oneof(
  id.map((own) => (p: string) => personById(`${p}p${own}`)),
  fc.tuple(place, email).map(
    ([organization, address]) =>
      (p: string) =>
        personByAddress(`${p}o${organization}`, address),
  ),
  fc.uniqueArray(id).map((own) => (p: string) => peopleById(own.map((one) => [`${p}p${one}`]))),
  fc
    .uniqueArray(id)
    .map((own) => (p: string) => peopleNamesByAddress(own.map((one) => [`${p}o${one}`, "a@example.org"]))),
  place.map((own) => (p: string) => scheduleById(`${p}s${own}`)),
  fc.tuple(place, id).map(
    ([schedule, own]) =>
      (p: string) =>
        memberByKey(`${p}s${schedule}`, `${p}p${own}`),
  ),
  fc.tuple(place, run, behind, fc.constantFrom(peopleByName, namesByName)).map(
    ([organization, args, after, query]) =>
      (p: string) =>
        query({ equal: [`${p}o${organization}`], ...args, ...(after && { after: [after[0], `${p}p${after[1]}`] }) }),
  ),
  fc.tuple(place, flag, run).map(
    ([organization, active, { from, ...args }]) =>
      (p: string) =>
        activePeopleByLogins({
          equal: [`${p}o${organization}`, active],
          ...args,
          from: from?.length,
          filter: { email: null },
        }),
  ),
  fc.tuple(place, run, behind, asked, fc.option(role, { nil: undefined })).map(
    ([schedule, args, after, words, only]) =>
      (p: string) =>
        membersByName({
          equal: [`${p}s${schedule}`],
          ...args,
          words,
          ...(after && { after: [after[0], `${p}p${after[1]}`] as Value[] }),
          ...(only && { filter: { role: only } }),
        }),
  ),
  fc.tuple(place, role, run).map(
    ([schedule, given, args]) =>
      (p: string) =>
        membersByRole({ equal: [`${p}s${schedule}`, given], ...args }),
  ),
);

import { insert, remove, update, type Change } from "@rollcall/core";
import fc from "fast-check";
import { member, members, people, person, schedules } from "./samples.ts";

/** Runs share a store. All ids of a run have its prefix, so that each run starts empty. */
export type Prefixed<T> = (prefix: string) => T;

export const id = fc.constantFrom("1", "2", "3", "4");
export const place = fc.constantFrom("1", "2");
export const name = fc.constantFrom("Ann", "ann lee", "Bo", "Żak", "Z", "z");
export const email = fc.constantFrom("a@example.org", "b@example.org", null);
export const flag = fc.boolean();
const small = fc.integer({ min: -2, max: 2 });
export const role = fc.constantFrom("admin" as const, "member" as const, "viewer" as const);

/** One change of a person, schedule or member that may not exist. */
export const change: fc.Arbitrary<Prefixed<Change>> = fc.oneof(
  fc.tuple(id, place, name, email, flag, small).map(
    ([own, organization, named, address, active, logins]) =>
      (p: string) =>
        insert(
          people,
          person(`${p}p${own}`, {
            organizationId: `${p}o${organization}`,
            name: named,
            email: address,
            active,
            logins,
            note: { named },
          }),
        ),
  ),
  fc
    .tuple(
      id,
      fc.record({ name, email, active: flag, logins: small }, { requiredKeys: [] }),
      fc.option(fc.record({ logins: small }), { nil: undefined }),
    )
    .filter(([, set]) => Object.keys(set).length > 0)
    .map(
      ([own, set, expect]) =>
        (p: string) =>
          update(people, [`${p}p${own}`], set, expect),
    ),
  id.map((own) => (p: string) => remove(people, [`${p}p${own}`])),
  place.map((own) => (p: string) => insert(schedules, { id: `${p}s${own}`, version: 0, admins: 0 })),
  place.map((own) => (p: string) => remove(schedules, [`${p}s${own}`])),
  fc.tuple(place, id, role, name, email).map(
    ([schedule, own, given, named, address]) =>
      (p: string) =>
        insert(
          members,
          member(`${p}s${schedule}`, `${p}p${own}`, { role: given, name: named, nameKey: named, email: address }),
        ),
  ),
  fc.tuple(place, id, role, name).map(
    ([schedule, own, given, named]) =>
      (p: string) =>
        update(members, [`${p}s${schedule}`, `${p}p${own}`], { role: given, name: named, nameKey: named }),
  ),
  fc.tuple(place, id).map(
    ([schedule, own]) =>
      (p: string) =>
        remove(members, [`${p}s${schedule}`, `${p}p${own}`]),
  ),
);

import fc from "fast-check";
import { type LinkProblem, linkProblems, type UpstreamPerson } from "@rollcall/core";

/** An edit by an admin. `who` selects a member or a person. */
export interface Edit {
  readonly edit: "role" | "assignable" | "unassignable" | "remove" | "add" | "demote-self" | "adopt" | "release";
  readonly who: number;
  readonly role: "admin" | "member" | "viewer";
}

/** A step of a random run. */
export type SyncStep =
  /** The upstream product responds; an admin may edit in the meantime. */
  | { readonly step: "sync"; readonly people: readonly UpstreamPerson[]; readonly meanwhile: Edit | null }
  /** A few people have left or arrived since the last response. */
  | { readonly step: "drift"; readonly leaves: number; readonly arrives: UpstreamPerson | null }
  | { readonly step: "fault"; readonly problem: LinkProblem }
  | { readonly step: "edit"; readonly edit: Edit }
  | { readonly step: "link" | "unlink" | "confirm" | "discard" | "mail" }
  | { readonly step: "wait"; readonly days: number };

const names = ["ann", "max", "vic", "kim", "lou", "noa", "pat", "ray", "sam", "tom"] as const;

/** The upstream people. There are few ids and addresses, so that collisions are frequent. */
const person: fc.Arbitrary<UpstreamPerson> = fc
  .record({
    name: fc.constantFrom(...names),
    id: fc.option(fc.constantFrom("x1", "x2"), { freq: 12 }),
    address: fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(null, "nonsense", "ANN@dock.example", "new@dock.example") },
    ),
    verified: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  })
  .map(({ name, id, address, verified }) => ({
    externalId: id ?? `up-${name}`,
    name,
    address: address === undefined ? `${name}@dock.example` : address,
    verified,
  }));

const edit: fc.Arbitrary<Edit> = fc.record({
  edit: fc.constantFrom("role", "assignable", "unassignable", "remove", "add", "demote-self", "adopt", "release"),
  who: fc.nat(9),
  role: fc.constantFrom("admin", "member", "viewer"),
});

/** Any step. */
export const anySyncStep: fc.Arbitrary<SyncStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      step: fc.constant("sync"),
      people: fc.array(person, { maxLength: 10, size: "max" }),
      meanwhile: fc.option(edit, { freq: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant("drift"), leaves: fc.nat(2), arrives: fc.option(person) }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("fault"), problem: fc.constantFrom(...linkProblems) }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constant("edit"), edit }) },
  { weight: 5, arbitrary: fc.record({ step: fc.constantFrom("confirm", "confirm", "discard", "mail", "link") }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("unlink") }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("wait"), days: fc.constantFrom(1, 31) }) },
);

import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import type { CallContext } from "../identity/operation.ts";
import { insert, remove, update } from "../kernel/store/change.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { decide } from "../kernel/operations/rule.ts";
import { type Person, peopleById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { type Catalogue, type CatalogueType, maxAssigned } from "./catalogue.ts";
import { holdingChanged } from "./events.ts";
import { archivedTypesArentAssigned, type CatalogueContext, holderRules, typeRules } from "./rules.ts";

const input = z.strictObject({
  typeId: id,
  /** 1 to 200 people, each once. */
  personIds: z
    .array(id)
    .min(1)
    .max(maxAssigned)
    .refine((all) => new Set(all).size === all.length, "each person once"),
});

const output = z.strictObject({
  results: z.array(
    z.discriminatedUnion("status", [
      /** `unchanged`: they had it already, or didn't have it. */
      z.strictObject({ status: z.enum(["changed", "unchanged"]), personId: id }),
      z.strictObject({ status: z.literal("refused"), personId: id, reason }),
    ]),
  ),
});

type Input = z.output<typeof input>;

const facts = (catalogue: Catalogue, { typeId, personIds }: Input, { organizationId }: Actor) => ({
  type: catalogue.typeById(typeId),
  persons: peopleById(personIds.map((one) => [one])),
  holdings: catalogue.holdingsByKey(personIds.map((one) => [one, typeId])),
  summary: peopleSummaryOf(organizationId),
});

type Facts = ReturnType<typeof facts>;
type Known = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };

interface Found {
  readonly known: Known;
  readonly row: CatalogueType;
}

/** The parts of the operation that assigns a type to up to 200 people, or takes it from them. */
export const assignmentParts = (catalogue: Catalogue, isAssigned: boolean) => ({
  input,
  output,
  events: [holdingChanged],
  load: [(asked: Input, actor: Actor) => facts(catalogue, asked, actor)] as const,
  context: ({ type }: Known, _asked: unknown, actor: Actor): CatalogueContext => ({ actor, type }),
  row: ({ type }: Known) => type,
  rules: isAssigned ? [...typeRules, archivedTypesArentAssigned] : typeRules,
  apply({ known, row: type }: Found, { personIds }: Input, call: CallContext) {
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const holders = new Set(known.holdings.map(({ personId }) => personId));
    const results = personIds.map((personId) => {
      const person = persons.get(personId);
      const [refused] = decide(holderRules, { actor: call.actor, person }, undefined).reasons;
      if (refused !== undefined) return { status: "refused" as const, personId, reason: refused };
      return { status: holders.has(personId) === isAssigned ? ("unchanged" as const) : ("changed" as const), personId };
    });
    const concerned = results.flatMap(({ status, personId }) => {
      const person = status === "changed" ? persons.get(personId) : undefined;
      return person === undefined ? [] : [person];
    });
    return { output: { results }, ...changeHolders(catalogue, type, concerned, { ...known, isAssigned }, call) };
  },
});

interface Change {
  readonly isAssigned: boolean;
  readonly summary: PeopleSummary | undefined;
}

/** Gives a type to people who don't have it, or takes it from people who do. */
function changeHolders(
  catalogue: Catalogue,
  { id: typeId, name, holders }: CatalogueType,
  people: readonly Person[],
  { isAssigned, summary }: Change,
  { now }: Pick<CallContext, "now">,
) {
  const [first] = people;
  if (first === undefined) return {};
  const { organizationId } = first;
  const eventOf = ({ id: personId }: Person) =>
    holdingChanged({ catalogue: catalogue.kind, personId, typeId, name, isAssigned });
  const moved = people.map((person) => movePerson(person, {}, eventOf(person), now));
  const forManagers = recordPeopleChange(organizationId, summary);
  return {
    changes: [
      ...moved.map(({ change }) => change),
      forManagers.change,
      update(
        catalogue.types,
        [typeId],
        { holders: holders + (isAssigned ? people.length : -people.length), wasAssigned: true },
        { holders },
      ),
      ...people.map(({ id: personId, nameKey }) =>
        isAssigned
          ? insert(catalogue.holdings, {
              ...catalogue.newHolding({ personId, typeId, organizationId, nameKey, assignedAt: now }),
            })
          : remove(catalogue.holdings, [personId, typeId]),
      ),
    ],
    journalEntries: [...moved.map(({ entry }) => entry), { ...forManagers.entry, events: people.map(eventOf) }],
  };
}

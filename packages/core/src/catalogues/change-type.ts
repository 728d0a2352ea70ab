import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import type { CallContext } from "../identity/operation.ts";
import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { fold } from "../kernel/values/search-words.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import {
  type Catalogue,
  type CatalogueName,
  catalogueNames,
  type CatalogueType,
  maxTypes,
  nameByKey,
  namesOfType,
} from "./catalogue.ts";
import { catalogueChanged } from "./events.ts";
import { type CatalogueContext, typeRules, usedTypesAreKept } from "./rules.ts";

/** The input of operations about a type, and their output if they return nothing else. */
const typeKey = z.strictObject({ typeId: id });

/** The load round of adding a type. */
export const creationFacts = (catalogue: Catalogue, { organizationId }: Actor, name: string) => ({
  sameName: nameByKey(organizationId, catalogue.kind, fold(name)),
  types: catalogue.typesOf({ equal: [organizationId], limit: maxTypes }),
  summary: peopleSummaryOf(organizationId),
});

/** The load round of changing a type. `name` is its new name, if it gets one. */
export const typeFacts = (catalogue: Catalogue, { organizationId }: Actor, typeId: string, name = "") => ({
  type: catalogue.typeById(typeId),
  names: namesOfType({ equal: [typeId], limit: 100 }),
  sameName: nameByKey(organizationId, catalogue.kind, fold(name)),
  summary: peopleSummaryOf(organizationId),
});

/** The columns of a new type. */
export const newType = (name: string, { actor, newId, now }: CallContext): CatalogueType => ({
  ...{ id: newId(), organizationId: actor.organizationId, name, nameKey: fold(name) },
  ...{ isArchived: false, holders: 0, wasAssigned: false, createdAt: now },
});

/** What a change to a type writes apart from its own row: its name, and the entry for people managers. */
export function publishType(
  { kind }: Catalogue,
  { id: typeId, organizationId, name, nameKey }: CatalogueType,
  change: "created" | "updated" | "archived" | "restored" | "removed",
  known: { readonly sameName?: Pick<CatalogueName, "typeId"> | undefined; readonly summary: PeopleSummary | undefined },
) {
  const { change: moved, entry } = recordPeopleChange(organizationId, known.summary);
  const isNewName = (change === "created" || change === "updated") && known.sameName?.typeId !== typeId;
  const named = isNewName ? [insert(catalogueNames, { organizationId, catalogue: kind, nameKey, name, typeId })] : [];
  return {
    changes: [moved, ...named] as readonly Change[],
    journalEntries: [{ ...entry, events: [catalogueChanged({ catalogue: kind, typeId, name, change })] }],
  };
}

type KnownType = { readonly [K in keyof ReturnType<typeof typeFacts>]: ResultOf<ReturnType<typeof typeFacts>[K]> };

/** The parts of an operation about a type, apart from its name, its rules and what it does. */
const typeParts = (catalogue: Catalogue) => ({
  input: typeKey,
  output: typeKey,
  events: [catalogueChanged],
  load: [({ typeId }: { readonly typeId: string }, actor: Actor) => typeFacts(catalogue, actor, typeId)] as const,
  context: ({ type }: KnownType, _input: unknown, actor: Actor): CatalogueContext => ({ actor, type }),
  row: ({ type }: KnownType) => type,
});

interface FoundType {
  readonly known: KnownType;
  readonly row: CatalogueType;
}

/** The parts of the operation that archives a type, or restores it. */
export const archivingParts = (catalogue: Catalogue, isArchived: boolean) => ({
  ...typeParts(catalogue),
  rules: typeRules,
  apply({ known: { summary }, row: type }: FoundType) {
    const output = { typeId: type.id };
    if (type.isArchived === isArchived) return { output };
    const published = publishType(catalogue, type, isArchived ? "archived" : "restored", { summary });
    return {
      output,
      ...published,
      changes: [...published.changes, update(catalogue.types, [type.id], { isArchived })],
    };
  },
});

/** The parts of the operation that removes a type that no one has ever had, with its names. */
export const removalParts = (catalogue: Catalogue) => ({
  ...typeParts(catalogue),
  rules: [...typeRules, usedTypesAreKept],
  apply({ known: { summary, names }, row: type }: FoundType) {
    const published = publishType(catalogue, type, "removed", { summary });
    const gone = names.map((one) => remove(catalogueNames, [one.organizationId, one.catalogue, one.nameKey]));
    return {
      output: { typeId: type.id },
      ...published,
      changes: [...published.changes, ...gone, remove(catalogue.types, [type.id])],
    };
  },
});

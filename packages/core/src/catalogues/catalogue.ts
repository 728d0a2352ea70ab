import {
  type AnyCollection,
  boolean,
  collection,
  integer,
  type RelatedChange,
  type RowIn,
  type RowOf,
  text,
} from "../kernel/store/collection.ts";
import { get, getMany, list, type Read, type Value } from "../kernel/store/query.ts";

/** The catalogs that schedulers maintain. */
export const catalogueKinds = ["skill", "certification"] as const;

/** One of the catalogs. Also the kind of a shift's need that names one of its types. */
export type CatalogueKind = (typeof catalogueKinds)[number];

/** The maximum number of types in a catalog of an organization, including archived ones. */
export const maxTypes = 500;

/** The maximum number of people of one assignment. */
export const maxAssigned = 200;

/** The columns of every type. Its collection has an index `name`: `organizationId`, `nameKey`. */
export const typeFields = {
  id: text(),
  organizationId: text(),
  name: text(),
  /** `fold(name)`: the order of lists. */
  nameKey: text(),
  /** Archived types can't be assigned. People who have one keep it. */
  isArchived: boolean(),
  /** The number of people who have it. */
  holders: integer(),
  /** Whether anyone has ever had it. Such a type can be archived, but not removed. */
  wasAssigned: boolean(),
  createdAt: integer(),
};

/** The columns of every type. */
export type CatalogueType = RowOf<typeof typeFields>;

/** The columns of every row that records that a person has a type. The key is `personId`, `typeId`. */
export const holdingFields = {
  personId: text(),
  typeId: text(),
  organizationId: text(),
  /** The person's `nameKey` when the row was last written: the order of lists of holders. */
  nameKey: text(),
  assignedAt: integer(),
};

/** The columns of every row that records that a person has a type. */
export type Holding = RowOf<typeof holdingFields>;

/**
 * Every current and former name of a type. Shifts name their needs, so a renamed type keeps its former names,
 * and no other type in the catalog can take them.
 */
export const catalogueNames = collection("catalogue_names", {
  fields: { organizationId: text(), catalogue: text<CatalogueKind>(), nameKey: text(), name: text(), typeId: text() },
  key: ["organizationId", "catalogue", "nameKey"],
  indexes: { type: ["typeId"] },
  references: { organizationId: "organizations" },
});

/** A current or former name of a type. */
export type CatalogueName = RowIn<typeof catalogueNames>;

/** A catalog: its collections, and the queries that the shared operations need. */
export interface Catalogue {
  readonly kind: CatalogueKind;
  readonly types: AnyCollection;
  readonly holdings: AnyCollection;
  readonly typeById: (id: string) => Read<CatalogueType | undefined>;
  readonly typesOf: (args: { equal: readonly Value[]; limit: number }) => Read<readonly CatalogueType[]>;
  readonly holdingsByKey: (keys: readonly (readonly Value[])[]) => Read<readonly Holding[]>;
  /** The row of a person who has just been given a type. */
  readonly newHolding: (holding: Holding) => object;
}

/** One name of a catalog: organization, catalog, folded name. */
export const nameByKey = get(catalogueNames);
/** Several names of a catalog. */
export const namesByKey = getMany(catalogueNames);
/** The names of a type. */
export const namesOfType = list(catalogueNames, "type", 1);
/** The names of a catalog. */
export const namesOfCatalogue = list(catalogueNames, "key", 2);

/** Counts one holder fewer, for rows of erased and merged people. */
export const oneHolderLess = (types: AnyCollection, typeId: string): RelatedChange => ({
  collection: types,
  key: [typeId],
  set: ({ holders }) => ({ holders: Math.max(0, Number(holders) - 1) }),
});

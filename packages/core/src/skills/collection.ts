import { type Catalogue, holdingFields, maxTypes, oneHolderLess, typeFields } from "../catalogues/catalogue.ts";
import { mergedId } from "../catalogues/own-decisions.ts";
import {
  collection,
  integer,
  json,
  type MergeContext,
  type MergedRow,
  nullable,
  type RowIn,
  text,
} from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import { type GapSide, gapSideOf, type Scale } from "./scale.ts";

/** The skills of an organization. */
export const skillTypes = collection("skill_types", {
  fields: {
    ...typeFields,
    /** The position it belongs to; empty for all. */
    position: text(),
    scale: json<Scale>(),
  },
  key: ["id"],
  indexes: { name: ["organizationId", "nameKey"] },
  references: { organizationId: "organizations" },
});

/** A row of `skill_types`. */
export type SkillType = RowIn<typeof skillTypes>;

/** Who has which skill, with the last ratings of both sides. They are never merged (A73). */
export const skillHoldings = collection("skill_holdings", {
  fields: {
    ...holdingFields,
    /** The scheduler's rating, from 1; null without one. */
    rating: nullable(integer()),
    /** The scheduler's note. Workers never see it (A73). */
    note: text(),
    ratedAt: nullable(integer()),
    /** Who gave the scheduler's rating; null without one. */
    ratedBy: nullable(text()),
    /** The worker's own rating, from 1; null without one. */
    ownRating: nullable(integer()),
    ownNote: text(),
    ownRatedAt: nullable(integer()),
    gapSide: text<GapSide>(),
  },
  key: ["personId", "typeId"],
  indexes: {
    type: ["typeId", "nameKey"],
    typeGap: ["typeId", "gapSide", "nameKey"],
    all: ["organizationId", "nameKey"],
    gap: ["organizationId", "gapSide", "nameKey"],
    rated: ["ratedBy"],
  },
  references: { personId: "people", typeId: "skill_types", organizationId: "organizations", ratedBy: "people" },
  personal: [
    {
      subject: "personId",
      erase: ({ typeId }) => oneHolderLess(skillTypes, typeId),
      merge: mergeHoldings,
      export: ["typeId", "assignedAt", "rating", "ratedAt", "ownRating", "ownNote", "ownRatedAt"],
    },
    {
      subject: "ratedBy",
      erase: "keep",
      merge: (row, _other, context) => ({ row: withoutOwnRating(row, context) }),
      export: "none",
    },
  ],
});

/** A row of `skill_holdings`. */
export type SkillHolding = RowIn<typeof skillHoldings>;

/** Every rating of a skill, by the scheduler or by the worker. */
export const skillRatings = collection("skill_ratings", {
  fields: {
    id: text(),
    personId: text(),
    typeId: text(),
    author: text<"scheduler" | "worker">(),
    authorId: nullable(text()),
    /** Null if the rating was withdrawn. */
    rating: nullable(integer()),
    note: text(),
    at: integer(),
  },
  key: ["id"],
  indexes: { own: ["personId", "author", "typeId", "at"], author: ["authorId"] },
  references: { personId: "people", typeId: "skill_types", authorId: "people" },
  personal: [
    {
      subject: "personId",
      where: { author: "worker" },
      erase: "remove",
      merge: "move",
      export: ["typeId", "author", "rating", "note", "at"],
    },
    // Workers never see the scheduler's notes (A73).
    {
      subject: "personId",
      where: { author: "scheduler" },
      erase: "remove",
      merge: "move",
      export: ["typeId", "author", "rating", "at"],
    },
    { subject: "authorId", erase: "keep", merge: "move", export: "none" },
  ],
});

/** A row of `skill_ratings`. */
export type SkillRating = RowIn<typeof skillRatings>;

interface Rated {
  readonly personId: string;
  readonly typeId: string;
  readonly assignedAt: number;
  readonly rating: number | null;
  readonly note: string;
  readonly ratedAt: number | null;
  readonly ratedBy: string | null;
  readonly ownRating: number | null;
  readonly ownNote: string;
  readonly ownRatedAt: number | null;
  readonly gapSide: GapSide;
}

/** Whether a merge turns the scheduler's rating into one that the person gave themselves. */
export const isOwnRating = (
  { personId, rating, ratedBy }: Pick<Rated, "personId" | "rating" | "ratedBy">,
  context: Pick<MergeContext, "from" | "into">,
): boolean => rating !== null && mergedId(ratedBy, context) === mergedId(personId, context);

/** A skill after its person or its rater was merged, without a rating that the person gave themselves as a scheduler (A73). */
function withoutOwnRating<Row extends Rated>(row: Row, context: MergeContext): Row {
  const moved = { ...row, personId: mergedId(row.personId, context), ratedBy: mergedId(row.ratedBy, context) };
  if (!isOwnRating(row, context)) return moved;
  return { ...moved, rating: null, note: "", ratedAt: null, ratedBy: null, gapSide: "unrated" };
}

/** Merges the same skill of two people who turn out to be one: the later rating of each side wins. */
function mergeHoldings<Row extends Rated>(theirs: Row, mine: Row | undefined, context: MergeContext): MergedRow<Row> {
  const from = withoutOwnRating(theirs, context);
  if (mine === undefined) return { row: from };
  const into = withoutOwnRating(mine, context);
  const rated = (from.ratedAt ?? 0) > (into.ratedAt ?? 0) ? from : into;
  const own = (from.ownRatedAt ?? 0) > (into.ownRatedAt ?? 0) ? from : into;
  const { rating, note, ratedAt, ratedBy } = rated;
  const { ownRating, ownNote, ownRatedAt } = own;
  const assignedAt = Math.min(from.assignedAt, into.assignedAt);
  const gapSide = gapSideOf(rating, ownRating);
  return {
    row: { ...into, rating, note, ratedAt, ratedBy, ownRating, ownNote, ownRatedAt, assignedAt, gapSide },
    related: [oneHolderLess(skillTypes, from.typeId)],
  };
}

/** A skill of the catalog. */
export const skillTypeById = get(skillTypes);
/** Several skills of the catalog. */
export const skillTypesById = getMany(skillTypes);
/** The skills of an organization by name. */
export const skillTypesOf = list(skillTypes, "name", 1);
/** A skill of a person: person, type. */
export const skillHoldingByKey = get(skillHoldings);

const holdingsOf = list(skillHoldings, "key", 1);
/** All skills of a person. */
export const skillsOf = (personId: string) => holdingsOf({ equal: [personId], limit: maxTypes });

const typesOfPerson = list(skillHoldings, "key", 1, ["typeId"]);
/** The types that a person has. */
export const skillTypesHeldBy = (personId: string) => typesOfPerson({ equal: [personId], limit: maxTypes });

/** The catalog of skills. */
export const skillCatalogue: Catalogue = {
  kind: "skill",
  types: skillTypes,
  holdings: skillHoldings,
  typeById: skillTypeById,
  typesOf: skillTypesOf,
  holdingsByKey: getMany(skillHoldings),
  newHolding: (holding) => ({ ...holding, ...unrated }),
};

/** The columns of a holding that no one has rated. */
export const unrated = {
  ...{ rating: null, note: "", ratedAt: null, ratedBy: null, ownRating: null, ownNote: "", ownRatedAt: null },
  gapSide: "unrated",
} as const;

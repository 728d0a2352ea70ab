import { z } from "zod";
import type { CatalogueName } from "../catalogues/catalogue.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import type { SkillHolding, SkillRating, SkillType } from "./collection.ts";
import { gapOf, scaleView } from "./scale.ts";

const typeFields = z.strictObject({
  id,
  name: z.string(),
  /** Earlier names, to which shifts may still refer. */
  formerNames: z.array(z.string()),
  /** The position it belongs to; empty for all. */
  position: z.string(),
  scale: scaleView,
  archived: z.boolean(),
  /** The number of people who have it. Null for callers who aren't schedulers. */
  holders: z.int().nullable(),
  /** Whether it can still be removed: no one has ever had it. */
  removable: z.boolean(),
});

/** A skill of the catalog. */
export interface SkillTypeView extends z.output<typeof typeFields> {}

/** The schema of a skill of the catalog. */
export const skillTypeView: ViewSchema<SkillTypeView> = typeFields;

/** A skill of the catalog. */
export const toSkillTypeView = (
  type: SkillType,
  names: readonly Pick<CatalogueName, "typeId" | "name" | "nameKey">[],
  { canManage = true }: { canManage?: boolean } = {},
): SkillTypeView => ({
  id: type.id,
  name: type.name,
  formerNames: names
    .filter(({ typeId, nameKey }) => typeId === type.id && nameKey !== type.nameKey)
    .map(({ name }) => name),
  position: type.position,
  scale: { levels: type.scale.levels, labels: [...type.scale.labels] },
  archived: type.isArchived,
  holders: canManage ? type.holders : null,
  removable: !type.wasAssigned,
});

const skillFields = {
  typeId: id,
  name: z.string(),
  position: z.string(),
  scale: scaleView,
  archived: z.boolean(),
  /** The scheduler's rating, from 1; null without one. */
  rating: z.int().nullable(),
  ratedAt: z.string().nullable(),
  /** The worker's own rating, from 1. It doesn't change the scheduler's (A73). */
  ownRating: z.int().nullable(),
  ownNote: z.string(),
  ownRatedAt: z.string().nullable(),
  /** The worker's rating minus the scheduler's; null if one of them is missing (X16). */
  gap: z.int().nullable(),
};

const ownFields = z.strictObject(skillFields);

/** A skill of a person as shown to them. */
export interface OwnSkillView extends z.output<typeof ownFields> {}

/** The schema of a skill of a person as shown to them. */
export const ownSkillView: ViewSchema<OwnSkillView> = ownFields;

/** The fields of a skill of a person as shown to schedulers. */
export const managedSkillFields = {
  ...skillFields,
  /** The scheduler's note, which the worker doesn't see. */
  note: z.string(),
};

/** A skill of a person as shown to them. */
export const toOwnSkillView = (holding: SkillHolding, type: SkillType): OwnSkillView => ({
  typeId: type.id,
  name: type.name,
  position: type.position,
  scale: { levels: type.scale.levels, labels: [...type.scale.labels] },
  archived: type.isArchived,
  rating: holding.rating,
  ratedAt: toInstant(holding.ratedAt),
  ownRating: holding.ownRating,
  ownNote: holding.ownNote,
  ownRatedAt: toInstant(holding.ownRatedAt),
  gap: gapOf(holding.rating, holding.ownRating),
});

/** The skills of a person by name. Each needs its type. */
export function toSkills<View>(
  holdings: readonly SkillHolding[],
  types: readonly SkillType[],
  toView: (holding: SkillHolding, type: SkillType) => View,
): View[] {
  const byId = new Map(types.map((type) => [type.id, type]));
  return holdings
    .flatMap((holding) => {
      const type = byId.get(holding.typeId);
      return type === undefined ? [] : [{ holding, type }];
    })
    .sort((one, other) => (one.type.nameKey < other.type.nameKey ? -1 : 1))
    .map(({ holding, type }) => toView(holding, type));
}

const past = { rating: z.int().nullable(), at: z.string() };

/** The ratings of a skill of a person, the latest first. The two sides are never merged (A73). */
export const ratingHistory = {
  /** Without notes, and without names. */
  own: z.strictObject({
    byScheduler: z.array(z.strictObject(past)),
    own: z.array(z.strictObject({ ...past, note: z.string() })),
  }),
  /** With the scheduler's notes and names; the name is empty for people who were erased. */
  managed: z.strictObject({
    byScheduler: z.array(z.strictObject({ ...past, note: z.string(), authorName: z.string() })),
    own: z.array(z.strictObject({ ...past, note: z.string() })),
  }),
};

/** A past rating without its author. */
export const toPastRating = ({ rating, at }: SkillRating) => ({ rating, at: new Date(at).toISOString() });

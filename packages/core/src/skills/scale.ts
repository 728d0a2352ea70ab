import { z } from "zod";
import { line } from "../kernel/values/fields.ts";

/** The scale of a skill: ratings from 1 to `levels`, with a label for each level or none. */
export const scale = z
  .strictObject({
    levels: z.int("2 to 10 levels").min(2, "2 to 10 levels").max(10, "2 to 10 levels"),
    labels: z.array(line).max(10).default([]),
  })
  .refine(({ levels, labels }) => labels.length === 0 || labels.length === levels, {
    path: ["labels"],
    error: "a label for each level, or none",
  });

/** The scale of a skill. */
export type Scale = z.output<typeof scale>;

/** The scale of a skill as shown. */
export const scaleView = z.strictObject({ levels: z.int(), labels: z.array(z.string()) });

/** The scale of a skill that declares none. */
export const defaultScale: Scale = { levels: 5, labels: [] };

/** A rating: a level of the scale, from 1; null for none. */
export const rating = z.int("a level of the scale, from 1").min(1, "a level of the scale, from 1").max(10).nullable();

/** The worker's rating compared with the scheduler's. `unrated`: one of them is missing. */
const gapSides = ["above", "below", "none", "unrated"] as const;

/** The worker's rating compared with the scheduler's. */
export type GapSide = (typeof gapSides)[number];

/** The worker's rating minus the scheduler's; null if one of them is missing. */
export const gapOf = (rating: number | null, ownRating: number | null): number | null =>
  rating === null || ownRating === null ? null : ownRating - rating;

/** The worker's rating compared with the scheduler's. */
export function gapSideOf(rating: number | null, ownRating: number | null): GapSide {
  const gap = gapOf(rating, ownRating);
  if (gap === null) return "unrated";
  return gap === 0 ? "none" : gap > 0 ? "above" : "below";
}

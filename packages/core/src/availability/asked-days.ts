import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { note } from "../kernel/values/fields.ts";
import type { Environment } from "../ports/environment.ts";
import { dayParts, isOffered, toParts } from "./day-parts.ts";
import { datesIn, type DayRange, lengthOf, plainDate } from "../kernel/values/plain-dates.ts";

/** The maximum number of days in one call. */
export const maxDays = 366;

/** A range of days: the last one isn't before the first. */
export const dayRange = z
  .strictObject({ firstDay: plainDate, lastDay: plainDate })
  .refine((range) => range.firstDay <= range.lastDay && lengthOf(range) <= maxDays, {
    path: ["lastDay"],
    error: `\`firstDay\` or a later day, at most ${maxDays} days in total`,
  });

const dayCount = (day: string | DayRange): number => (typeof day === "string" ? 1 : lengthOf(day));

/** Days and ranges of days, at most 366 in total. */
export const askedDays = z
  .array(z.union([plainDate, dayRange]))
  .min(1)
  .max(maxDays)
  .refine((days) => days.reduce((sum, day) => sum + dayCount(day), 0) <= maxDays, `at most ${maxDays} days`);

/** The dates of days and ranges, sorted, each once. */
export const datesOfDays = (days: readonly (string | DayRange)[]): readonly string[] =>
  [...new Set(days.flatMap((day) => (typeof day === "string" ? [day] : datesIn(day))))].sort();

/** A reason: at most 200 characters. */
export const reasonText = note.max(200, "at most 200 characters");

/** The parts of a day, empty for the whole day. */
export const askedParts = dayParts.default([]);

/**
 * Returns the requested parts, merged.
 * @throws {RollcallError} `request.invalid` the host doesn't offer these parts of a day (A69, X18)
 */
export function requireParts(parts: z.output<typeof dayParts>, { availability }: Environment) {
  const merged = toParts(parts);
  if (isOffered(merged, availability)) return merged;
  const expected = availability.dayParts === "none" ? "no parts: whole days only" : "mornings or afternoons";
  throw new RollcallError("request.invalid", { issues: [{ field: "parts", expected }] });
}

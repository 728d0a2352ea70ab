import { z } from "zod";
import type { AvailabilitySettings } from "../ports/availability-settings.ts";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a local time such as `08:00`");

/** A part of a day in local time: `until` is exclusive and may be `24:00`. */
const dayPart = z
  .strictObject({ from: time, until: z.union([time, z.literal("24:00")]) })
  .refine(({ from, until }) => from < until, { path: ["until"], error: "a time after `from`" });

/** A part of a day in local time: `until` is exclusive and may be `24:00`. */
export interface DayPart extends z.output<typeof dayPart> {}

/** Parts of a day, at most 8; empty for the whole day. */
export const dayParts = z.array(dayPart).max(8);

const noon = "12:00";

/** Whether the host lets workers block these parts (A69, X18). */
export function isOffered(parts: readonly DayPart[], { dayParts: kind }: AvailabilitySettings): boolean {
  if (parts.length === 0 || kind === "hours") return true;
  if (kind === "none") return false;
  return parts.every(({ from, until }) => [from, until].every((at) => ["00:00", noon, "24:00"].includes(at)));
}

/** Sorts parts and merges those that touch. A part from midnight to midnight is the whole day. */
export function toParts(parts: readonly DayPart[]): readonly DayPart[] {
  const merged: { from: string; until: string }[] = [];
  for (const { from, until } of parts.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || from > last.until) merged.push({ from, until });
    else if (until > last.until) last.until = until;
  }
  const [first] = merged;
  return first?.from === "00:00" && first.until === "24:00" ? [] : merged;
}

/** Adds parts to those that are already blocked. The whole day includes every part. */
export const addParts = (before: readonly DayPart[], added: readonly DayPart[]): readonly DayPart[] =>
  before.length === 0 || added.length === 0 ? [] : toParts([...before, ...added]);

/** Whether two lists contain the same parts. */
export const isSameParts = (one: readonly DayPart[], other: readonly DayPart[]): boolean =>
  one.length === other.length &&
  one.every(({ from, until }, place) => other[place]?.from === from && other[place].until === until);

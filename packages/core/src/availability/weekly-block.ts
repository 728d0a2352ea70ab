import { z } from "zod";
import { askedParts, reasonText } from "./asked-days.ts";
import { dayParts } from "./day-parts.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";

const weekday = z.int().min(1).max(7);

/** A weekday that is blocked every week. */
export const weeklyBlockView = z.strictObject({
  /** From 1 (Monday) to 7 (Sunday). */
  weekday,
  /** Empty for the whole day. */
  parts: dayParts,
  reason: z.string(),
  firstDay: z.string(),
  /** The last possible day, or null for no end. */
  lastDay: z.string().nullable(),
});

/** The weekdays to block from now on, each once. */
export const askedWeekdays = z
  .array(
    z.strictObject({
      /** From 1 (Monday) to 7 (Sunday). */
      weekday,
      parts: askedParts,
      reason: reasonText.default(""),
      /** The first possible day. */
      firstDay: plainDate,
      /** The last possible day, or null for no end. */
      lastDay: plainDate.nullable().default(null),
    }),
  )
  .max(7)
  .refine((all) => new Set(all.map(({ weekday }) => weekday)).size === all.length, "each weekday once");

import { z } from "zod";
import { isStorable } from "../kernel/values/storable-text.ts";
import {
  type CalendarProblem,
  calendarProblems,
  type CalendarReader,
  type CalendarReading,
} from "../ports/calendar-reader.ts";

/** A `CalendarReading` as input of an internal operation. */
export const reading = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("read"),
    busy: z.array(
      // A host's other fields, such as titles, are dropped (Q52).
      z.object({
        from: z.number(),
        until: z.number(),
        dates: z.strictObject({ from: z.iso.date(), until: z.iso.date() }).optional(),
      }),
    ),
    // One that can't be stored is treated as missing.
    etag: z
      .string()
      .nullable()
      .transform((etag) => (etag !== null && isStorable(etag) ? etag : null)),
    partial: z.number().int().min(0).optional(),
  }),
  z.strictObject({ status: z.literal("unchanged") }),
  z.strictObject({ status: z.literal("failed"), problem: z.enum(calendarProblems) }),
]);

/** Creates a failed reading. */
export const failedBy = (problem: CalendarProblem): CalendarReading => ({ status: "failed", problem });

/** Without a reader no calendar can be read. */
export const noCalendars: CalendarReader = {
  read: () => Promise.resolve({ status: "failed", problem: "unreachable" }),
};

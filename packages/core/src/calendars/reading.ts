import { z } from "zod";
import { type CalendarProblem, calendarProblems, type CalendarReading } from "../ports/calendar-reader.ts";

/** What a calendar answered, as one operation of Rollcall hands it to another. */
export const reading = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("read"),
    busy: z.array(z.strictObject({ from: z.number(), until: z.number() })),
    etag: z.string().nullable(),
  }),
  z.strictObject({ status: z.literal("unchanged") }),
  z.strictObject({ status: z.literal("failed"), problem: z.enum(calendarProblems) }),
]);

/** A reading that did not work out. */
export const failedBy = (problem: CalendarProblem): CalendarReading => ({ status: "failed", problem });

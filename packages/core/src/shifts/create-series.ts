import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { inRow, moment } from "../kernel/values/moment.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { seriesCreated, seriesExtended } from "./declared-events.ts";
import { isInRule, parseRule, ruleForm } from "./recurrence-rule.ts";
import { createSeriesRules } from "./series-rules.ts";
import { horizonOf, nextDates, type Series, series, shiftOn } from "./series.ts";
import { toShiftContext } from "./shift-context.ts";
import { newShiftFields } from "./view.ts";

const input = z
  .strictObject({
    scheduleId: id,
    ...newShiftFields,
    /** The first shift: RFC 9557 with its zone. Later ones have the same wall-clock times. */
    start: moment,
    /** RFC 9557, in the zone of the start; at most 31 days after it. */
    end: moment,
    /** RFC 5545: `FREQ` (`DAILY`, `WEEKLY` or `MONTHLY`), `INTERVAL`, `BYDAY`, `BYMONTHDAY`, and `COUNT` or `UNTIL`. */
    rule: z
      .string()
      .max(200)
      .refine((text) => parseRule(text) !== undefined, ruleForm),
  })
  .refine(({ rule, start }) => isFirst(rule, start), { path: ["start"], error: "a date that the rule contains" })
  // A time that occurs twice occurs only once on other days.
  .refine(({ start, end }) => start.epochMilliseconds >= end.epochMilliseconds || hasALength(start, end), {
    path: ["end"],
    error: "a local time after the start",
  });

const hasALength = (start: z.output<typeof moment>, end: z.output<typeof moment>): boolean =>
  Temporal.PlainDateTime.compare(start.toPlainDateTime(), end.toPlainDateTime()) < 0;

function isFirst(text: string, start: z.output<typeof moment>): boolean {
  const rule = parseRule(text);
  return rule === undefined || isInRule(rule, start.toPlainDate(), start.toPlainDate());
}

/**
 * Creates a recurring series, with its shifts in the next 26 weeks as drafts. A job creates later ones. Times are wall-clock times: a time
 * that clocks skip moves forward by the length of the gap, and of a time that occurs twice, the first is used. The dry run returns the
 * dates.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`
 */
export const createSeries = operation({
  name: "shifts.createSeries",
  summary: "Creates a recurring series of shifts.",
  input,
  output: z.strictObject({
    seriesId: id,
    /** The shifts created now, by date. */
    shiftIds: z.array(id),
    /** Their dates. */
    dates: z.array(z.string()).readonly(),
    /** Whether later shifts follow. */
    more: z.boolean(),
  }),
  events: [seriesCreated, seriesExtended],
  load: [({ scheduleId }, actor) => scheduleFacts(scheduleId, actor)],
  context: (known, { slots, start, end }, actor, now) =>
    toShiftContext(known, actor, now, { asked: { slots, start: inRow(start), end: inRow(end) } }),
  row: (_known, { start, end, slots }) => ({
    ...{ start: start.epochMilliseconds, end: end.epochMilliseconds, timeZone: start.timeZoneId },
    ...{ status: "draft" as const, slots, taken: 0, version: 1 },
  }),
  rules: createSeriesRules,
  apply: ({ context: { schedule } }, { start, end, rule, ...values }, { actor, now, newId }) => {
    const by = actor.personId;
    const firstDate = start.toPlainDate();
    const empty: Series = {
      ...values,
      id: newId(),
      timeZone: start.timeZoneId,
      firstDate: firstDate.toString(),
      startTime: start.toPlainTime().toString(),
      endTime: end.toPlainTime().toString(),
      endDays: firstDate.until(end.toPlainDate(), { largestUnit: "days" }).days,
      rule,
      open: true,
      next: firstDate.toString(),
      remaining: parseRule(rule)?.count ?? null,
      createdAt: now,
      createdBy: by,
    };
    const { dates, row } = nextDates(empty, horizonOf(empty.timeZone, now));
    const created = dates.map((date) => shiftOn(row, date, newId(), by, now));
    const shiftIds = created.map((shift) => shift.id);
    const { kind } = values;
    const { change, entry } = recordScheduleChange(schedule, [
      seriesCreated({ seriesId: row.id, kind, rule }),
      ...(shiftIds.length === 0 ? [] : [seriesExtended({ seriesId: row.id, shiftIds })]),
    ]);
    return {
      output: { seriesId: row.id, shiftIds, dates, more: row.open },
      changes: [change, insert(series, row), ...created.map((shift) => insert(shifts, shift))],
      journalEntries: [entry],
    };
  },
});

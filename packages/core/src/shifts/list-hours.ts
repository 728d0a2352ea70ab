import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { instant } from "../kernel/values/moment.ts";
import { toPage } from "../kernel/store/page.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { namesOf } from "./assignees.ts";
import { type Assignment, assignmentsOf } from "./assignments.ts";
import { shiftsByStart } from "./collection.ts";
import { isConfirmed } from "./shift-counts.ts";
import { orderOfShift, toShiftWindow } from "./shift-order.ts";

const minute = 60_000;

/** The longest period: a year. */
const longest = 366 * 24 * 60 * minute;

const input = z
  .strictObject({
    scheduleId: id,
    /** Shifts that start at or after this instant. */
    from: instant,
    /** Shifts that start before this instant, at most 366 days later. */
    until: instant,
    /** The number of shifts on a page. */
    limit: z.int().min(1).max(500).default(500),
    after: cursor.optional(),
  })
  .refine(({ from, until }) => from < until && until - from <= longest, {
    path: ["until"],
    error: "a time after `from`, at most 366 days later",
  });

type Input = z.output<typeof input>;

const hoursFields = z.strictObject({
  personId: id,
  /** Empty if unknown or erased. */
  name: z.string(),
  email: z.string(),
  /** The number of shifts. */
  shifts: z.int(),
  /** Planned minutes. */
  planned: z.int(),
  /** Worked minutes, where a domain records them. Shifts without a record don't count. */
  worked: z.int().optional(),
});

/**
 * Lists people's hours in a period for payroll, for people who plan. Only shifts that they confirmed and that aren't canceled count. A
 * shift belongs to the period in which it starts. One page covers up to 500 shifts: add up a person's rows from several pages. People who
 * have left the schedule are included.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listHours = operation({
  name: "shifts.listHours",
  summary: "Lists people's planned and worked hours in a period.",
  input,
  output: z.strictObject({ rows: z.array(hoursFields), next: cursor.nullable() }),
  load: [
    (asked, actor) => ({
      ...scheduleFacts(asked.scheduleId, actor),
      found: shiftsByStart({ ...windowOf(asked), equal: [asked.scheduleId] }),
    }),
    ({ found }, asked) => ({ held: assignmentsOf(pageOf(found, asked).rows) }),
    ({ held }) => ({ people: namesOf(held.map(({ personId }) => [personId])) }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known: { found, held, people } }, asked) => {
    const byId = new Map(people.map((person) => [person.id, person]));
    const totals = new Map<string, { shifts: number; planned: number }>();
    for (const { personId, start, end } of held.filter(isCounted)) {
      const { shifts = 0, planned = 0 } = totals.get(personId) ?? {};
      totals.set(personId, { shifts: shifts + 1, planned: planned + Math.round((end - start) / minute) });
    }
    const rows = [...totals].map(([personId, total]) => {
      const { name = "", email = "" } = byId.get(personId) ?? {};
      return { personId, name, email, ...total };
    });
    return { output: { rows, next: pageOf(found, asked).next } };
  },
});

/** Whether a shift counts for a person: they confirmed it, and it isn't canceled. */
export const isCounted = (held: Assignment): boolean => held.active && held.endedAt === null && isConfirmed(held);

const windowOf = ({ from, limit, after }: Input) => {
  const window = toShiftWindow({ limit, after, before: undefined }, false);
  const isInside = window.after !== undefined && window.after[0] >= from;
  return isInside ? window : { from, limit: window.limit };
};

const pageOf = <Row extends { readonly id: string; readonly start: number }>(
  found: readonly Row[],
  { limit, after, until }: Input,
) =>
  toPage(
    found.filter(({ start }) => start < until),
    { limit, after, before: undefined },
    orderOfShift,
  );

import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage } from "../kernel/store/page.ts";
import type { ListArguments } from "../kernel/store/query.ts";
import { viewRules } from "../schedules/rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { assignmentsByKey, assignmentsOf, assignmentsOnSchedule } from "./assignments.ts";
import { shiftsByKey, shiftsByStart } from "./collection.ts";
import { shiftDecisionsOf, shiftRefusals } from "./decisions.ts";
import { assigneeFacts, toAssignees } from "./assignees.ts";
import { instant } from "../kernel/values/moment.ts";
import { orderOfShift, toShiftWindow } from "./shift-order.ts";
import { byShift, shiftView, toShiftView } from "./view.ts";

const input = z.strictObject({
  scheduleId: id,
  /** Only shifts that start at or after this instant; now by default. */
  from: instant.optional(),
  /** Only shifts that start before this instant. */
  to: instant.optional(),
  /** Only shifts with this person on them. */
  personId: id.optional(),
  /** Only open shifts with a free slot. */
  unfilled: z.boolean().default(false),
  /** Latest first, before `to`. */
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
});

type Input = z.output<typeof input>;

/** One row: the shift and the index of its refused actions in the legend. */
export const shiftRow = shiftView.extend({ refused: z.int().nonnegative() });

/**
 * Lists a schedule's shifts by start, with the decisions for each row (X1). Visible to all members (B65).
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listShifts = operation({
  name: "shifts.list",
  summary: "Lists a schedule's shifts by start time.",
  input,
  output: z.strictObject({
    schedule: scheduleView,
    rows: z.array(shiftRow),
    /** The legend of refused actions; `row.refused` is an index into it. */
    legend: z.array(shiftRefusals),
    /** The server time of this response: shifts that start later are upcoming. ISO 8601, UTC. */
    now: z.string(),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor, now) => ({
      ...wholeScheduleFacts(input.scheduleId, actor),
      found:
        input.personId === undefined
          ? shiftsByStart({
              ...windowOf(input, now),
              equal: [input.scheduleId],
              filter: input.unfilled ? { unfilled: true } : undefined,
            })
          : shiftsByKey([]),
      assigned:
        input.personId === undefined
          ? assignmentsByKey([])
          : assignmentsOnSchedule({ ...windowOf(input, now), equal: [input.scheduleId, input.personId, true] }),
    }),
    ({ assigned }) => ({ theirs: shiftsByKey(assigned.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])) }),
    ({ found, theirs }) => ({ held: assignmentsOf([...found, ...theirs]) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: viewRules,
  apply: ({ known, context }, input, { now }) => {
    const { first, last } = spanOf(input, now);
    const within = [...known.found, ...known.theirs].filter(({ start }) => start >= first && start <= last);
    const page = toPage(within, asPage(input), orderOfShift);
    const decisions = shiftDecisionsOf({ ...context, now });
    const assignees = toAssignees(known);
    const held = byShift(known.held);
    return {
      output: {
        schedule: toScheduleView(context),
        rows: page.rows.map((row) => ({
          ...toShiftView(row, held.get(row.id) ?? [], assignees, now),
          refused: decisions.of(row),
        })),
        legend: decisions.legend,
        now: new Date(now).toISOString(),
        next: page.next,
        previous: page.previous,
      },
    };
  },
});

const asPage = ({ limit, after, before }: Input) => ({ limit, after, before });

/** The first and last millisecond in which a listed shift may start. */
const spanOf = ({ from, to, descending }: Input, now: number) => ({
  first: from ?? (descending ? Number.MIN_SAFE_INTEGER : now),
  last: to === undefined ? Number.MAX_SAFE_INTEGER : to - 1,
});

/** The range of the index to read: after the cursor and within the span, in either direction. */
function windowOf(input: Input, now: number): Omit<ListArguments, "equal"> {
  const { after, reverse, limit } = toShiftWindow(asPage(input), input.descending);
  const { first, last } = spanOf(input, now);
  const isInside = after !== undefined && (reverse ? after[0] <= last : after[0] >= first);
  return isInside ? { after, reverse, limit } : { from: reverse ? last : first, reverse, limit };
}

import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage } from "../kernel/page.ts";
import type { ListArguments } from "../kernel/query.ts";
import { lookRules } from "../schedules/rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { shiftsByStart, shiftsOfAssignee } from "./collection.ts";
import { shiftDecisionsOf, shiftRefusals } from "./decisions.ts";
import { holderFacts, holdersOf } from "./holders.ts";
import { instant } from "./moment.ts";
import { orderOfShift, toShiftWindow } from "./shift-order.ts";
import { shiftView, toShiftView } from "./view.ts";

const input = z.strictObject({
  scheduleId: id,
  /** Only shifts that begin at or behind this instant; now if left out. */
  from: instant.optional(),
  /** Only shifts that begin before this instant. */
  to: instant.optional(),
  assigneeId: id.optional(),
  /** The latest first: what came before `to`. */
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
});

type Input = z.output<typeof input>;

/** One row of the list: the shift, and which entry of the legend says what the caller may not do to it. */
export const shiftRow = shiftView.extend({ refused: z.int().nonnegative() });

/**
 * One page of a schedule's shifts by their start, with the decisions of its rows (X1). Everybody on the schedule sees it
 * (B65).
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listShifts = operation({
  name: "shifts.list",
  summary: "One page of a schedule's shifts by their start.",
  input,
  output: z.strictObject({
    schedule: scheduleView,
    rows: z.array(shiftRow),
    /** What may not be done to a shift; `row.refused` is an index into it. */
    legend: z.array(shiftRefusals),
    /** The instant of this answer, by the clock of the server: what begins later lies ahead. ISO 8601, UTC. */
    now: z.string(),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor, now) => ({
      ...wholeScheduleFacts(input.scheduleId, actor),
      found:
        input.assigneeId === undefined
          ? shiftsByStart({ ...windowOf(input, now), equal: [input.scheduleId] })
          : shiftsOfAssignee({ ...windowOf(input, now), equal: [input.scheduleId, input.assigneeId] }),
    }),
    ({ found }, { scheduleId }) =>
      holderFacts(
        scheduleId,
        found.map(({ assigneeId }) => assigneeId),
      ),
  ],
  context: (known, _input, actor) => toScheduleContext(known, actor),
  rules: lookRules,
  apply: ({ known, context }, input, { now }) => {
    const { first, last } = spanOf(input, now);
    const within = known.found.filter(({ start }) => start >= first && start <= last);
    const page = toPage(within, asPage(input), orderOfShift);
    const decisions = shiftDecisionsOf({ ...context, now });
    const holders = holdersOf(known);
    return {
      output: {
        schedule: toScheduleView(context),
        rows: page.rows.map((row) => ({ ...toShiftView(row, holders, now), refused: decisions.of(row) })),
        legend: decisions.legend,
        now: new Date(now).toISOString(),
        next: page.next,
        previous: page.previous,
      },
    };
  },
});

const asPage = ({ limit, after, before }: Input) => ({ limit, after, before });

/** The first and the last millisecond that a shift of the list may begin in. */
const spanOf = ({ from, to, descending }: Input, now: number) => ({
  first: from ?? (descending ? Number.MIN_SAFE_INTEGER : now),
  last: to === undefined ? Number.MAX_SAFE_INTEGER : to - 1,
});

/** Where the index is read: behind the cursor, never outside of the span, whichever way the list runs. */
function windowOf(input: Input, now: number): Omit<ListArguments, "equal"> {
  const { after, reverse, limit } = toShiftWindow(asPage(input), input.descending);
  const { first, last } = spanOf(input, now);
  const isInside = after !== undefined && (reverse ? after[0] <= last : after[0] >= first);
  return isInside ? { after, reverse, limit } : { from: reverse ? last : first, reverse, limit };
}

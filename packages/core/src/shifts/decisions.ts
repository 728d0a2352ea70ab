import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../kernel/error-details.ts";
import { reasonsAgainst, stage } from "../kernel/rule.ts";
import { assignShiftRules, updateShiftRules } from "./rules.ts";
import type { JudgedShift, ShiftContext } from "./shift-context.ts";

/** What can be done to a shift, as the decisions of its row name it. `move` is kind, start and end. */
export const shiftActions = ["assign", "move", "set-status"] as const;

/** What can be done to a shift, as the decisions of its row name it. */
export type ShiftAction = (typeof shiftActions)[number];

/** What the caller may *not* do to a shift, and why. An action that is missing here is permitted. */
export const shiftRefusals = z.partialRecord(z.enum(shiftActions), z.array(reason).readonly());

type Refusals = Readonly<Partial<Record<ShiftAction, readonly Reason[]>>>;

/**
 * The decisions on the shifts of one page, for one caller. Rules run once in their first stage; of the rest, only whether
 * a shift is closed tells one row from another, so that rows of one status share an entry of the legend.
 */
export function shiftDecisionsOf(context: ShiftContext) {
  const { asked: _asked, assignee: _assignee, was: _was, ...now } = context;
  const staged = {
    assign: stage(assignShiftRules, now),
    move: stage(updateShiftRules, now),
    "set-status": stage(updateShiftRules, { ...now, asked: { status: "draft" } }),
  } as const;
  const legend: Refusals[] = [];
  const entries = new Map<string, number>();
  return {
    legend,
    /** The legend entry of a shift. */
    of(shift: JudgedShift): number {
      let entry = entries.get(shift.status);
      if (entry === undefined) {
        const refused: Partial<Record<ShiftAction, readonly Reason[]>> = {};
        for (const action of shiftActions) {
          const reasons = reasonsAgainst(staged[action], shift);
          if (reasons.length > 0) refused[action] = reasons;
        }
        entry = legend.push(refused) - 1;
        entries.set(shift.status, entry);
      }
      return entry;
    },
  };
}

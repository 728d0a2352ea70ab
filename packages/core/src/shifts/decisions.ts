import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../ports/error-details.ts";
import { reasonsAgainst, stage } from "../kernel/operations/rule.ts";
import { assignShiftRules, updateShiftRules } from "./rules.ts";
import type { EvaluatedShift, ShiftContext } from "./shift-context.ts";

/** The actions on a shift with decisions. `move` changes everything but the status and the people. */
export const shiftActions = ["assign", "move", "set-status"] as const;

/** An action on a shift with a decision. */
export type ShiftAction = (typeof shiftActions)[number];

/** The refused actions on a shift, with reasons. A missing action is allowed. */
export const shiftRefusals = z.partialRecord(z.enum(shiftActions), z.array(reason).readonly());

type Refusals = Readonly<Partial<Record<ShiftAction, readonly Reason[]>>>;

/**
 * The decisions on the shifts of one page. The first stage of rules runs once; after that, only whether a shift is closed
 * matters, so rows of the same kind share a legend entry.
 */
export function shiftDecisionsOf(context: ShiftContext) {
  const { asked: _asked, assignees: _assignees, assigning: _assigning, ...now } = context;
  const staged = {
    assign: stage(assignShiftRules, now),
    move: stage(updateShiftRules, now),
    "set-status": stage(updateShiftRules, { ...now, asked: { status: "draft" } }),
  } as const;
  const legend: Refusals[] = [];
  const entries = new Map<string, number>();
  return {
    legend,
    /** Returns the legend entry of a shift. */
    of(shift: EvaluatedShift): number {
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

import { guard, type Rule } from "../kernel/rule.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";

/** The context of copying shifts. */
interface CopyContext extends MemberContext {
  readonly copied: number;
  readonly most: number;
}

/** One call copies a bounded number of shifts. */
export const copiesAreBounded = guard<CopyContext>(
  "copies are bounded",
  ({ copied, most }) =>
    copied <= most || {
      code: "request.invalid",
      details: { issues: [{ field: "days", expected: `days with at most ${most} shifts` }] },
    },
);

/** The rules of copying shifts. */
export const copyShiftsRules: readonly Rule<CopyContext>[] = [...changeShiftsRules, copiesAreBounded];

import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";

/** The context of copying shifts. */
export interface CopyContext extends MemberContext {
  readonly copied: number;
  readonly most: number;
  /** The field that has too many shifts. */
  readonly field?: string;
}

/** One call copies a limited number of shifts. */
export const copiesAreLimited = guard<CopyContext>(
  "copies are limited",
  ({ copied, most, field = "days" }) =>
    copied <= most || {
      code: "request.invalid",
      details: { issues: [{ field, expected: `days with at most ${most} shifts` }] },
    },
);

/** The rules of copying shifts. */
export const copyShiftsRules: readonly Rule<CopyContext>[] = [...changeShiftsRules, copiesAreLimited];

import type { Reason } from "../contract/decision.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { copiesAreLimited, type CopyContext } from "./copy-rules.ts";
import { maxTemplates } from "./templates.ts";

/** The context of saving a template. */
interface TemplateContext extends CopyContext {
  /** Whether the schedule has the maximum number of templates, all with other names. */
  readonly isFull: boolean;
}

/** A template must have at least one shift. */
export const templatesHaveShifts = guard<TemplateContext>(
  "templates have shifts",
  ({ copied }) => copied > 0 || invalid("from", "the first day of a week with shifts"),
);

/** A schedule has a limited number of templates. */
export const templatesAreLimited = guard<TemplateContext>(
  "templates are limited",
  ({ isFull }) => !isFull || invalid("name", `the name of one of the ${maxTemplates} templates`),
);

const invalid = (field: string, expected: string): Reason => ({
  code: "request.invalid",
  details: { issues: [{ field, expected }] },
});

/** The rules of saving a template. */
export const saveTemplateRules: readonly Rule<TemplateContext>[] = [
  ...changeShiftsRules,
  copiesAreLimited,
  templatesHaveShifts,
  templatesAreLimited,
];

import {
  onlyPeopleOfTheOrganizationHoldTypes,
  schedulersMaintainCatalogues,
  typesStayInTheirOrganization,
} from "../catalogues/rules.ts";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { Person } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { SkillType } from "./collection.ts";

const forbidden: Reason = { code: "request.forbidden" };

/** The context of the rules on the skills of a person. */
interface SkillContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly type?: SkillType | undefined;
  /** The requested rating. */
  readonly rating?: number | null | undefined;
}

/** A rating is a level of the skill's scale. */
const ratingsFitTheScale = guard<SkillContext>("ratings fit the scale", ({ type, rating = null }) => {
  if (type === undefined || rating === null || rating <= type.scale.levels) return true;
  return {
    code: "request.invalid",
    details: { issues: [{ field: "rating", expected: `a level from 1 to ${type.scale.levels}` }] },
  };
});

/** The scheduler's rating comes from someone else: no one gives it to themselves (A73). */
const othersRateSchedulers = guard<SkillContext>(
  "others rate schedulers",
  ({ actor, person }) => person?.id !== actor.personId || forbidden,
);

/** People rate themselves only (A53, P42). */
export const ownSkillRules: readonly Rule<SkillContext>[] = [
  strangersStayHidden,
  peopleSeeThemselves,
  ratingsFitTheScale,
];

/**
 * Schedulers see the skills of people in their organization (Q49). For everyone else, these people are treated as
 * missing (P21).
 */
export const readSkillRules: readonly Rule<SkillContext>[] = [
  strangersStayHidden,
  schedulersMaintainCatalogues,
  onlyPeopleOfTheOrganizationHoldTypes,
];

/** Schedulers rate the people of their organization. */
export const rateRules: readonly Rule<SkillContext>[] = [
  ...readSkillRules,
  typesStayInTheirOrganization,
  othersRateSchedulers,
  ratingsFitTheScale,
];

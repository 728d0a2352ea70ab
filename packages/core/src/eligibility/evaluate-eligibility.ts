import type { Reason } from "../contract/decision.ts";
import { grant, reasonsAgainst, stage } from "../kernel/operations/rule.ts";
import type { EligibilityCode, EligibilitySettings } from "../ports/eligibility-settings.ts";
import type { Candidate, EligibilityContext } from "./candidate.ts";
import { eligibilityRules } from "./rules.ts";

/** Whether a person may take a shift. */
export interface Eligibility {
  /** Reasons that refuse the assignment. Empty: the person is eligible. */
  readonly blocking: readonly Reason[];
  /** Reasons to show, which don't refuse it. */
  readonly warnings: readonly Reason[];
}

const everyoneMayBeConsidered = grant<EligibilityContext, Candidate>("everyone may be considered", () => true);

/** Evaluates candidates for one shift. The first stage of the rules runs once. */
export function eligibilityFor(context: EligibilityContext, settings: EligibilitySettings) {
  const staged = stage([everyoneMayBeConsidered, ...eligibilityRules], context);
  return (candidate: Candidate): Eligibility => {
    const blocking: Reason[] = [];
    const warnings: Reason[] = [];
    for (const reason of reasonsAgainst(staged, candidate)) {
      // The availability of people who aren't on the schedule stays hidden (P21).
      if (reason.code === "request.not-found") return { blocking: [reason], warnings: [] };
      const mode = modeOf(reason, settings);
      if (mode === "block") blocking.push(reason);
      else if (mode === "warn") warnings.push(reason);
    }
    return { blocking, warnings };
  };
}

const modeOf = ({ code }: Reason, settings: EligibilitySettings) =>
  code.startsWith("worker.") ? settings[code as EligibilityCode] : "block";

/** Whether a note can override a reason. People who aren't assignable members can't be put on shifts even with one. */
export const isOverridable = ({ code }: Reason): boolean => code.startsWith("worker.");

/** The reasons that members of a schedule see; all others read as `worker.unavailable` (Q60). */
const visibleToMembers: ReadonlySet<string> = new Set([
  "member.not-assignable",
  "request.not-found",
  "worker.skill-missing",
  "worker.certification-missing",
  "worker.certification-expired",
]);

/**
 * The reasons as the person sees them. A restriction, which can be a colleague's, becomes `worker.unavailable` (Q60).
 */
export function withoutRestrictions(reasons: readonly Reason[]): readonly Reason[] {
  const shown = reasons.filter(({ code }) => code !== "worker.restricted");
  const isUnavailable = shown.some(({ code }) => code === "worker.unavailable");
  return shown.length === reasons.length || isUnavailable ? shown : [...shown, { code: "worker.unavailable" }];
}

/** The reasons as shown to people who plan only this schedule: that a person is unavailable, never why (Q60). */
export function withoutPrivateReasons(reasons: readonly Reason[]): readonly Reason[] {
  const shown = reasons.filter(isVisibleToMembers).map(withoutExpiry);
  return shown.length === reasons.length ? shown : [...shown, { code: "worker.unavailable" }];
}

/** Only schedulers and the person can see when a certification expires. */
const withoutExpiry = (reason: Reason): Reason =>
  reason.code === "worker.certification-expired"
    ? { code: "worker.certification-missing", details: { name: reason.details?.name ?? "" } }
    : reason;

const isVisibleToMembers = (reason: Reason): boolean =>
  visibleToMembers.has(reason.code) || (reason.code === "worker.other-shift" && reason.details?.elsewhere === false);

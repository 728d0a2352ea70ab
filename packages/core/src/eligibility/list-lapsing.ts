import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { grant, reasonsAgainst, type Rule, stage } from "../kernel/operations/rule.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing, plans } from "../schedules/role-rules.ts";
import { assignmentsOf } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import type { EligibilityContext, TeamMember } from "./candidate.ts";
import { withoutPrivateReasons } from "./evaluate-eligibility.ts";
import { neededCertificationsAreValid } from "./rules.ts";
import { teamFacts, toTeam } from "./team.ts";

const input = z.strictObject({
  scheduleId: id,
  /** Shifts of the schedule, such as those that are in view: 1 to 200, each once. */
  shiftIds: z
    .array(id)
    .min(1)
    .max(200)
    .refine((all) => new Set(all).size === all.length, "each shift once"),
});

const certificationRules: readonly Rule<EligibilityContext, TeamMember>[] = [
  grant<EligibilityContext, TeamMember>("people on the shift are considered", () => true),
  neededCertificationsAreValid,
];

const needsCertification = ({ open, needs }: Shift): boolean =>
  open && needs.some(({ kind }) => kind === "certification");

/**
 * Lists people on shifts whose certification won't be valid on the days of the shift, for example because it expires after their assignment
 * (Q40, X15). Members of the schedule don't see when it expires (Q60).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listLapsing = operation({
  name: "eligibility.listLapsing",
  summary: "Lists people on shifts whose certification won't be valid at the time.",
  input,
  output: z.strictObject({ rows: z.array(z.strictObject({ shiftId: id, personId: id, reason })).readonly() }),
  load: [
    ({ scheduleId, shiftIds }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      shifts: shiftsByKey(shiftIds.map((shiftId) => [scheduleId, shiftId])),
    }),
    ({ shifts }) => ({ held: assignmentsOf(shifts.filter(needsCertification)) }),
    ({ schedule, shifts, held }) => teamFacts(held, shifts, schedule?.organizationId),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known, context: { actor } }) => {
    const rows = known.shifts.filter(needsCertification).flatMap((shift) => {
      const team = toTeam({ ...known, held: known.held.filter(({ shiftId }) => shiftId === shift.id) });
      return team.flatMap((person) => {
        const others = team.filter(({ personId }) => personId !== person.personId);
        const reasons = reasonsAgainst(stage(certificationRules, { ...shift, team: others }), person);
        const shown = plans(actor) ? reasons : withoutPrivateReasons(reasons);
        return shown.map((one) => ({ shiftId: shift.id, personId: person.personId, reason: one }));
      });
    });
    return { output: { rows } };
  },
});

import type { Reason } from "../contract/decision.ts";
import { reaction } from "../identity/reaction.ts";
import { update } from "../kernel/change.ts";
import { guard } from "../kernel/rule.ts";
import type { EligibilitySettings } from "../ports/eligibility-settings.ts";
import { profilesOf } from "../profiles/collection.ts";
import type { Schedule } from "../schedules/collection.ts";
import { plans } from "../schedules/role-rules.ts";
import { isUpcoming } from "../shifts/assignees.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import { candidateFacts, toCandidates } from "./candidate-facts.ts";
import { eligibilityFor, withoutPrivateReasons } from "./evaluate-eligibility.ts";
import { eligibilityOverridden } from "./events.ts";
import { toTeam } from "./team.ts";

/** The facts of the assignment. */
interface Assigning {
  readonly schedule: Schedule | undefined;
  readonly shift: Shift | undefined;
  readonly held: readonly Assignment[];
}

/** The input of the assignment, and the settings. */
interface Asked {
  readonly personId: string | null;
  readonly instead?: string | null | undefined;
  readonly override?: string | undefined;
  readonly eligibility: EligibilitySettings;
}

/** What is decided about a person who is put on a shift. */
export interface PlacementContext {
  /** The blocking reasons, as the caller may see them. */
  readonly blocking: readonly Reason[];
  readonly override: string | undefined;
}

/** People are put on a shift despite blocking reasons only with a note that says why (A11, A13). */
export const ineligiblePeopleNeedANote = guard<PlacementContext>(
  "ineligible people need a note",
  ({ blocking: [first], override }) =>
    first === undefined || override !== undefined || { ...first, remedy: "override-with-a-note" },
);

/** Evaluates the person who is put on an upcoming shift, and records that reasons against it were overridden. */
const evaluateAssigned = reaction({
  on: assignShift,
  events: [eligibilityOverridden],
  load: [
    () => ({}),
    (_known: unknown, { personId }: Asked, _actor, _now, { shift }: Assigning) =>
      candidateFacts(shift, personId === null ? [] : [personId]),
    (_known: unknown, _asked: Asked, _actor, _now, { held }: Assigning) => ({
      teamProfiles: profilesOf(held.map(({ personId }) => [personId])),
    }),
  ],
  context: (known, { personId, instead, override, eligibility }: Asked, actor, now, base: Assigning) => {
    const { schedule, shift, held } = base;
    if (personId === null || schedule === undefined || shift === undefined || !isUpcoming(shift, now)) return undefined;
    if (held.some((one) => one.personId === personId)) return undefined;
    const staying = held.filter((one) => one.personId !== (instead ?? (shift.slots === 1 ? one.personId : null)));
    const team = toTeam({ held: staying, teamProfiles: known.teamProfiles });
    const [candidate] = toCandidates(known, shift, [personId], schedule.timeZone);
    // The assignment itself refuses people who aren't assignable members.
    if (candidate?.isAssignable !== true) return undefined;
    const { blocking } = eligibilityFor({ ...shift, team }, eligibility)(candidate);
    return { personId, override, blocking: plans(actor) ? blocking : withoutPrivateReasons(blocking) };
  },
  rules: [ineligiblePeopleNeedANote],
  apply: ({ context: { personId, blocking, override }, plan }) => {
    const [entry] = plan.journalEntries ?? [];
    if (blocking.length === 0 || override === undefined || entry === undefined) return {};
    const { id: shiftId } = plan.output.shift;
    const reasons = withoutPrivateReasons(blocking).map(({ code }) => code);
    return {
      changes: [update(assignments, [entry.topic, shiftId, personId], { overrideNote: override })],
      events: { [entry.topic]: [eligibilityOverridden({ shiftId, personId, reasons })] },
    };
  },
});

/** What operations of earlier domains mean for eligibility. */
export const eligibilityReactions = [evaluateAssigned];

import type { Reason } from "../contract/decision.ts";
import { reaction } from "../identity/reaction.ts";
import { update } from "../kernel/store/change.ts";
import { guard } from "../kernel/operations/rule.ts";
import type { EligibilitySettings } from "../ports/eligibility-settings.ts";
import type { Schedule } from "../schedules/collection.ts";
import { plans } from "../schedules/role-rules.ts";
import { isUpcoming } from "../shifts/assignees.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import { createShift } from "../shifts/create-shift.ts";
import { publishShifts } from "../shifts/publish-shifts.ts";
import { byShift } from "../shifts/view.ts";
import type { Actor } from "../identity/actor.ts";
import { inRow } from "../kernel/values/moment.ts";
import type { Profile } from "../profiles/collection.ts";
import type { EligibilityContext } from "./candidate.ts";
import type { Shift } from "../shifts/collection.ts";
import { candidateFacts, toCandidates } from "./candidate-facts.ts";
import { eligibilityFor, withoutPrivateReasons } from "./evaluate-eligibility.ts";
import { eligibilityOverridden } from "./events.ts";
import { teamFacts, toTeam } from "./team.ts";

/** A person who is put on a shift, and the reasons against it as the caller may see them. */
interface Placement {
  readonly shiftId: string;
  readonly personId: string;
  readonly blocking: readonly Reason[];
}

/** What is decided about the people who are put on shifts. */
export interface PlacementContext {
  readonly placements: readonly Placement[];
  readonly override: string | undefined;
}

/** People are put on a shift despite blocking reasons only with a note that says why (A11, A13). */
export const ineligiblePeopleNeedANote = guard<PlacementContext>(
  "ineligible people need a note",
  ({ placements, override }) => {
    const [first] = placements.flatMap(({ blocking }) => blocking);
    return first === undefined || override !== undefined || { ...first, remedy: "override-with-a-note" };
  },
);

type Known = Parameters<typeof toCandidates>[0];

/** The settings of a call, and who calls. */
interface Evaluating {
  readonly actor: Actor;
  readonly schedule: Schedule;
  readonly eligibility: EligibilitySettings;
}

/** Evaluates people for one shift with these others. The operation itself refuses people who aren't assignable members. */
function evaluated(
  known: Known & { readonly teamProfiles: readonly Profile[] },
  shift: EvaluatedShift,
  personIds: readonly string[],
  held: readonly { readonly personId: string }[],
  { actor, schedule, eligibility }: Evaluating,
): readonly Placement[] {
  return toCandidates(known, shift, personIds, schedule.timeZone).flatMap((candidate) => {
    if (!candidate.isAssignable) return [];
    const others = held.filter(({ personId }) => personId !== candidate.personId);
    const team = toTeam({ ...known, held: others });
    const { blocking } = eligibilityFor({ ...shift, team }, eligibility)(candidate);
    const shown = plans(actor) ? blocking : withoutPrivateReasons(blocking);
    return [{ shiftId: shift.id, personId: candidate.personId, blocking: shown }];
  });
}

type EvaluatedShift = Omit<EligibilityContext, "team"> & { readonly id: string };

/** Stores the note with the assignments, and records whose reasons were overridden. */
function overridden(
  { placements, override }: PlacementContext,
  { journalEntries: [entry] = [] }: { readonly journalEntries?: readonly { readonly topic: string }[] | undefined },
) {
  const despite = placements.filter(({ blocking }) => blocking.length > 0);
  if (despite.length === 0 || override === undefined || entry === undefined) return {};
  const { topic } = entry;
  return {
    changes: despite.map(({ shiftId, personId }) =>
      update(assignments, [topic, shiftId, personId], { overrideNote: override }),
    ),
    events: {
      [topic]: despite.map(({ shiftId, personId, blocking }) => {
        const reasons = withoutPrivateReasons(blocking).map(({ code }) => code);
        return eligibilityOverridden({ shiftId, personId, reasons });
      }),
    },
  };
}

/** What the reactions use of the input. */
interface Asked {
  readonly override?: string | undefined;
  readonly eligibility: EligibilitySettings;
}

interface Assigned extends Asked {
  readonly personId: string | null;
  readonly instead?: string | null | undefined;
}

interface Assigning {
  readonly schedule: Schedule | undefined;
  readonly shift: Shift | undefined;
  readonly held: readonly Assignment[];
}

/** Evaluates the person who is put on an upcoming shift. */
const evaluateAssigned = reaction({
  on: assignShift,
  events: [eligibilityOverridden],
  load: [
    () => ({}),
    (_known: unknown, { personId }: Assigned, _actor, _now, { schedule, shift }: Assigning) =>
      candidateFacts(shift, personId === null ? [] : [personId], schedule?.organizationId),
    (_known: unknown, _asked: Assigned, _actor, _now, { schedule, shift, held }: Assigning) =>
      teamFacts(held, [shift], schedule?.organizationId),
  ],
  context: (known, { personId, instead, override, eligibility }: Assigned, actor, now, base: Assigning) => {
    const { schedule, shift, held } = base;
    if (personId === null || schedule === undefined || shift === undefined || !isUpcoming(shift, now)) return undefined;
    if (held.some((one) => one.personId === personId)) return undefined;
    const staying = held.filter((one) => one.personId !== (instead ?? (shift.slots === 1 ? one.personId : null)));
    return { override, placements: evaluated(known, shift, [personId], staying, { actor, schedule, eligibility }) };
  },
  rules: [ineligiblePeopleNeedANote],
  apply: ({ context, plan }) => overridden(context, plan),
});

interface Created extends Asked, Pick<EligibilityContext, "scheduleId" | "position" | "needs" | "slots"> {
  readonly start: Parameters<typeof inRow>[0];
  readonly end: Parameters<typeof inRow>[0];
  readonly assignees: readonly { readonly personId: string }[];
}

const idsOf = (held: readonly { readonly personId: string }[]): readonly string[] => [
  ...new Set(held.map(({ personId }) => personId)),
];

/** A shift that doesn't exist yet. */
function newShift({ scheduleId, start, end, position, needs, slots }: Created): EvaluatedShift {
  const { at, timeZone } = inRow(start);
  return { id: "", scheduleId, start: at, end: inRow(end).at, timeZone, position, needs, slots };
}

/** Evaluates the people on a new shift, each with the others. */
const evaluateCreated = reaction({
  on: createShift,
  events: [eligibilityOverridden],
  load: [
    (asked: Created, { organizationId }) => {
      const facts = candidateFacts(newShift(asked), idsOf(asked.assignees), organizationId);
      return { ...facts, teamProfiles: facts.candidateProfiles };
    },
  ],
  context: (known, asked: Created, actor, now, { schedule }: Pick<Assigning, "schedule">) => {
    const { assignees, override, eligibility } = asked;
    const shift = newShift(asked);
    if (schedule === undefined || shift.start <= now) return undefined;
    return {
      override,
      placements: evaluated(known, shift, idsOf(assignees), assignees, { actor, schedule, eligibility }),
    };
  },
  rules: [ineligiblePeopleNeedANote],
  apply: ({ context: { override, placements }, plan }) => {
    const { id: shiftId } = plan.output.shift;
    return overridden({ override, placements: placements.map((one) => ({ ...one, shiftId })) }, plan);
  },
});

interface Publishing {
  readonly schedule: Schedule | undefined;
  readonly rows: readonly Shift[];
  readonly held: readonly Assignment[];
}

/** The first of the drafts: the facts about people cover the time around it. */
const firstOf = (rows: readonly Shift[], held: readonly Assignment[]): Shift | undefined =>
  rows
    .filter((row) => held.some(({ shiftId }) => shiftId === row.id))
    .reduce<Shift | undefined>((first, row) => (first && first.start <= row.start ? first : row), undefined);

/** Evaluates the people on drafts that are published, unless reasons against them were overridden before. */
const evaluatePublished = reaction({
  on: publishShifts,
  events: [eligibilityOverridden],
  load: [
    () => ({}),
    () => ({}),
    (_known: unknown, _asked: Asked, _actor, _now, { schedule, rows, held }: Publishing) => {
      const first = firstOf(rows, held);
      const shift = first && { ...first, needs: rows.flatMap(({ needs }) => needs) };
      const facts = candidateFacts(shift, idsOf(held), schedule?.organizationId);
      return { ...facts, teamProfiles: facts.candidateProfiles };
    },
  ],
  context: (known, { override, eligibility }: Asked, actor, now, { schedule, rows, held }: Publishing) => {
    if (schedule === undefined) return undefined;
    const groups = byShift(held);
    const placements = rows
      .filter((row) => row.status === "draft" && isUpcoming(row, now))
      .flatMap((row) => {
        const team = groups.get(row.id) ?? [];
        const undecided = team.filter(({ state, overrideNote }) => state === "planned" && overrideNote === "");
        return evaluated(known, row, idsOf(undecided), team, { actor, schedule, eligibility });
      });
    return { override, placements };
  },
  rules: [ineligiblePeopleNeedANote],
  apply: ({ context, plan }) => overridden(context, plan),
});

/** What operations of earlier domains mean for eligibility. */
export const eligibilityReactions = [evaluateAssigned, evaluateCreated, evaluatePublished];

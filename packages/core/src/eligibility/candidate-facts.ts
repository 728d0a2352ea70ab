import { availabilityFactsOfMany, knownAvailability } from "../availability/known-availability.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { addDays, dateAt } from "../kernel/values/plain-dates.ts";
import { periodsIn } from "../availability/unavailable-periods.ts";
import { inZone, within } from "../calendars/busy.ts";
import { busyByPeople } from "../calendars/collection.ts";
import type { Facts } from "../identity/operation.ts";
import { list, type ResultOf } from "../kernel/store/query.ts";
import { knownByKey } from "../members/change-member.ts";
import { type Profile, profilesOf, storedFieldIn, timeZoneIn } from "../profiles/collection.ts";
import { colleaguesField, colleaguesIn } from "../profiles/colleagues.ts";
import type { Restriction } from "../profiles/values.ts";
import { assignments } from "../shifts/assignments.ts";
import type { ShiftNeed } from "../shifts/collection.ts";
import type { Candidate, OtherShift } from "./candidate.ts";
import { certificationFacts, certificationsIn } from "./certification-facts.ts";
import { skillFacts, skillsIn } from "./skill-facts.ts";

/** The shift to fill. */
interface ShiftToFill extends OtherShift {
  readonly id: string;
  readonly needs: readonly ShiftNeed[];
}

const dayMs = 24 * 60 * 60 * 1000;

/** How far before and after a shift other shifts of a person are read: for overlaps, rest, weeks and days in a row. */
const reach = 45 * dayMs;

/** The maximum number of other shifts that are read for one person. */
const maxRead = 300;

const shiftsAround = list(assignments, "calendar", 1, ["scheduleId", "shiftId", "start", "end", "state", "open"]);

const shiftsOf = (personId: string): string => `shifts around of ${personId}`;

/**
 * Reads everything about people that decides whether they may take a shift, for `toCandidates`. The needs are those of all shifts that are
 * evaluated.
 */
export function candidateFacts(
  shift: ShiftToFill | undefined,
  people: readonly string[],
  organizationId: string | undefined,
) {
  const personIds = shift === undefined ? [] : people;
  const { scheduleId = "", start = 0, needs = [] } = shift ?? {};
  return {
    candidateMembers: knownByKey(personIds.map((personId) => [scheduleId, personId])),
    candidateBusy: busyByPeople(personIds.map((personId) => [personId])),
    candidateProfiles: profilesOf(personIds.map((personId) => [personId])),
    ...availabilityFactsOfMany(personIds, { firstDay: addDays(dateAt(start, "UTC"), -1) }),
    ...shiftFactsOf(start, personIds),
    ...certificationFacts({ organizationId: organizationId ?? "", needs }, personIds),
    ...skillFacts({ organizationId: organizationId ?? "", needs }, personIds),
  };
}

const shiftFactsOf = (start: number, personIds: readonly string[]): Facts =>
  Object.fromEntries(
    personIds.map((personId) => [
      shiftsOf(personId),
      shiftsAround({ equal: [personId], from: start - reach, limit: maxRead, filter: { open: true } }),
    ]),
  );

type CandidateFacts = ReturnType<typeof candidateFacts>;
type KnownCandidates = {
  readonly [K in "candidateMembers" | "candidateBusy" | "candidateProfiles"]: ResultOf<CandidateFacts[K]>;
};
type AroundRow = ResultOf<ReturnType<typeof shiftsAround>>[number];

/** The candidates from these facts, in the order of the ids. */
export function toCandidates(
  known: KnownCandidates,
  shift: Omit<ShiftToFill, "needs">,
  personIds: readonly string[],
  scheduleZone: string,
): readonly Candidate[] {
  const members = new Map(known.candidateMembers.map((member) => [member.personId, member]));
  const profiles = new Map(known.candidateProfiles.map((profile) => [profile.personId, profile]));
  const busy = new Map(known.candidateBusy.map((row) => [row.personId, row.busy]));
  const span = { from: shift.start, until: shift.end };
  return personIds.map((personId) => {
    const profile = profiles.get(personId);
    const timeZone = timeZoneIn(profile) ?? scheduleZone;
    const periods = periodsIn(knownAvailability(known, personId), span, timeZone).filter(
      ({ state }) => state === "approved",
    );
    const member = members.get(personId);
    return {
      personId,
      isMember: member !== undefined,
      isAssignable: member?.assignable ?? false,
      timeZone,
      shifts: otherShifts(known, shift, personId),
      busy: within(inZone(busy.get(personId) ?? [], timeZone), span),
      blocked: periods.filter(({ kind }) => kind === "block"),
      timeOff: periods.filter(({ kind }) => kind === "time-off"),
      ...toProfileFacts(profile),
      skills: skillsIn(known, personId),
      certifications: certificationsIn(known, personId),
    };
  });
}

/** Other open shifts that the person holds. An offer doesn't count until it is accepted. */
function otherShifts(
  known: object,
  { scheduleId, id, start }: Omit<ShiftToFill, "needs">,
  personId: string,
): readonly OtherShift[] {
  const rows = factNamed<readonly AroundRow[]>(known, shiftsOf(personId), []);
  return rows.filter(
    (row) =>
      row.state !== "offered" && row.start < start + reach && !(row.scheduleId === scheduleId && row.shiftId === id),
  );
}

/** What a profile says about a candidate (A11). */
export function toProfileFacts(profile: Profile | undefined): Pick<Candidate, "limits" | "restrictions"> {
  const number = (field: string): number | null => {
    const value = storedFieldIn(profile, field)?.value;
    return typeof value === "number" ? value : null;
  };
  return {
    limits: { weeklyHours: number("weeklyHours"), restHours: number("restHours"), mostDays: number("mostDays") },
    restrictions: [...restrictionsOf(profile), ...colleaguesIn(storedFieldIn(profile, colleaguesField)?.value)],
  };
}

/** The restrictions of a profile. Their schema was checked when they were written. */
function restrictionsOf(profile: Profile | undefined): readonly Restriction[] {
  const value: unknown = storedFieldIn(profile, "restrictions")?.value;
  return Array.isArray(value) ? (value as readonly Restriction[]) : [];
}

import type { Reason } from "../contract/decision.ts";
import type { Span } from "../calendars/busy.ts";
import { fold } from "../kernel/values/search-words.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { ShiftNeed } from "../shifts/collection.ts";
import type { Candidate, EligibilityContext, WorkRestriction } from "./candidate.ts";
import { validityOn } from "./certification-facts.ts";
import { daysInARow, localTime, mostHoursInAWeek, shortestRest } from "./work-days.ts";

const notAssignable: Reason = { code: "member.not-assignable", remedy: "make-assignable" };

const overlaps = (one: { readonly start: number; readonly end: number }, { from, until }: Span): boolean =>
  from < one.end && one.start < until;

/** Only assignable members of any role take shifts (B50, B65). */
export const assignablePeopleTakeShifts = guard<EligibilityContext, Candidate>(
  "assignable people take shifts",
  () =>
    ({ isMember, isAssignable }) =>
      !isMember ? { code: "request.not-found" } : isAssignable || notAssignable,
);

/** People work one shift at a time, on all schedules. */
export const peopleWorkOneShiftAtATime = guard<EligibilityContext, Candidate>(
  "people work one shift at a time",
  (shift) =>
    ({ shifts }) => {
      const others = shifts.filter(({ start, end }) => overlaps(shift, { from: start, until: end }));
      if (others.length === 0) return true;
      const elsewhere = others.every(({ scheduleId }) => scheduleId !== shift.scheduleId);
      return { code: "worker.other-shift", details: { elsewhere } };
    },
);

/** Busy times of connected calendars count (Q52). */
export const busyPeopleTakeNoShifts = guard<EligibilityContext, Candidate>(
  "busy people take no shifts",
  (shift) =>
    ({ busy }) =>
      !busy.some((span) => overlaps(shift, span)) || { code: "worker.busy" },
);

/** People don't work on days they blocked (A51, A13). */
export const blockedDaysStayFree = guard<EligibilityContext, Candidate>(
  "blocked days stay free",
  (shift) =>
    ({ blocked }) =>
      !blocked.some((span) => overlaps(shift, span)) || { code: "worker.unavailable" },
);

/** Approved time off stays free (A12, A13). */
export const timeOffIsRespected = guard<EligibilityContext, Candidate>(
  "time off is respected",
  (shift) =>
    ({ timeOff }) =>
      !timeOff.some((span) => overlaps(shift, span)) || { code: "worker.on-time-off" },
);

/** People rest between two shifts as long as their profile says (A11). */
export const peopleRestBetweenShifts = guard<EligibilityContext, Candidate>(
  "people rest between shifts",
  (shift) =>
    ({ limits: { restHours }, shifts }) => {
      if (restHours === null) return true;
      const rest = shortestRest(shift, shifts);
      return (
        rest === undefined || rest >= restHours || { code: "worker.too-little-rest", details: rounded(restHours, rest) }
      );
    },
);

/** A week has at most the hours of the profile (A11). */
export const weeklyHoursAreLimited = guard<EligibilityContext, Candidate>(
  "weekly hours are limited",
  (shift) =>
    ({ limits: { weeklyHours }, shifts, timeZone }) => {
      if (weeklyHours === null) return true;
      const hours = mostHoursInAWeek(shift, shifts, timeZone);
      return hours <= weeklyHours || { code: "worker.too-many-hours", details: rounded(weeklyHours, hours) };
    },
);

/** People work at most as many days in a row as their profile allows (A11). */
export const daysInARowAreLimited = guard<EligibilityContext, Candidate>(
  "days in a row are limited",
  (shift) =>
    ({ limits: { mostDays }, shifts, timeZone }) => {
      if (mostDays === null) return true;
      const days = daysInARow(shift, shifts, timeZone);
      return days <= mostDays || { code: "worker.too-many-days", details: { limit: mostDays, planned: days } };
    },
);

const rounded = (limit: number, planned: number) => ({ limit, planned: Math.round(planned * 100) / 100 });

/** Both sides' restrictions are respected: the worker's, and those of the people already on the shift (A11). */
export const restrictionsAreRespected = guard<EligibilityContext, Candidate>("restrictions are respected", (shift) => {
  return (candidate) => {
    const { restrictions, personId } = candidate;
    const limits = restrictions.filter(({ kind }) => kind === "only-at" || kind === "only-as");
    const broken =
      restrictions.find((one) => !isKept(one, shift, candidate)) ??
      limits.find(({ kind }) => !limits.some((one) => one.kind === kind && allows(one, shift, candidate))) ??
      shift.team.flatMap((one) => one.restrictions).find((one) => excludes(one, personId));
    return broken === undefined || { code: "worker.restricted", details: { kind: broken.kind } };
  };
});

const excludes = (one: WorkRestriction, personId: string): boolean =>
  one.kind === "cannot-work-with" && one.personId === personId;

function isKept(restriction: WorkRestriction, shift: EligibilityContext, { timeZone }: Candidate): boolean {
  switch (restriction.kind) {
    case "cannot-work-with":
      return !shift.team.some(({ personId }) => personId === restriction.personId);
    case "must-work-with":
      return shift.team.some(({ personId }) => personId === restriction.personId);
    case "not-as":
      return !isPosition(restriction.position, shift);
    case "not-at":
      return !spansIn(restriction, shift, timeZone).some((span) => overlaps(shift, span));
    case "only-at":
    case "only-as":
    case "other":
      return true;
  }
}

/** Whether a shift is within what a restriction limits a person to. A shift without a position is open to everyone. */
function allows(limit: WorkRestriction, shift: EligibilityContext, { restrictions, timeZone }: Candidate): boolean {
  if (limit.kind === "only-as") return shift.position === "" || isPosition(limit.position, shift);
  // Adjacent times count as one.
  const spans = restrictions.flatMap((one) => (one.kind === "only-at" ? spansIn(one, shift, timeZone) : []));
  let covered = shift.start;
  for (const { from, until } of spans.sort((one, other) => one.from - other.from))
    if (from <= covered) covered = Math.max(covered, until);
  return covered >= shift.end;
}

const isPosition = (position: string, shift: EligibilityContext): boolean => fold(position) === fold(shift.position);

/** The local days and times of a restriction around a shift. A time until before its start ends on the next day. */
function spansIn(
  { days, from, until }: Extract<WorkRestriction, { kind: "not-at" | "only-at" }>,
  shift: EligibilityContext,
  timeZone: string,
): Span[] {
  const spans: Span[] = [];
  let day = localTime(shift.start, timeZone).toPlainDate().subtract({ days: 1 });
  const last = localTime(shift.end - 1, timeZone).toPlainDate();
  for (; day.until(last).sign >= 0; day = day.add({ days: 1 })) {
    if (!days.includes(day.dayOfWeek)) continue;
    const begins = from ?? "00:00";
    const ends = until ?? "00:00";
    const endDay = ends <= begins ? day.add({ days: 1 }) : day;
    spans.push({
      from: day.toZonedDateTime({ timeZone, plainTime: begins }).epochMilliseconds,
      until: endDay.toZonedDateTime({ timeZone, plainTime: ends }).epochMilliseconds,
    });
  }
  return spans;
}

/**
 * Whether someone who lacks what a shift needs can still take it. If everyone needs it, never. With a ratio, as long as enough slots remain
 * for those who must have it.
 */
function isEnoughWithout({ per }: ShiftNeed, { slots, team }: EligibilityContext, having: number): boolean {
  if (per === undefined) return false;
  return having + Math.max(0, slots - team.length - 1) >= Math.ceil(slots / per);
}

/** Shifts that need a skill are worked by people who have it (A11). */
export const neededSkillsArePresent = guard<EligibilityContext, Candidate>("needed skills are present", (shift) => {
  const has = ({ skills }: Pick<Candidate, "skills">, { name }: ShiftNeed): boolean => skills.includes(fold(name));
  const needed = shift.needs
    .filter(({ kind }) => kind === "skill")
    .filter((need) => !isEnoughWithout(need, shift, shift.team.filter((one) => has(one, need)).length));
  if (needed.length === 0) return true;
  return (candidate) => {
    const missing = needed.find((need) => !has(candidate, need));
    return missing === undefined || { code: "worker.skill-missing", details: { name: missing.name } };
  };
});

/**
 * People on a shift that needs a certification must have one that is valid on all days of the shift, including its grace period (Q40). One
 * that ends earlier is a separate reason.
 */
export const neededCertificationsAreValid = guard<EligibilityContext, Pick<Candidate, "certifications">>(
  "needed certifications are valid",
  (shift) => {
    const dayOf = (at: number): string => localTime(at, shift.timeZone).toPlainDate().toString();
    const days = { firstDay: dayOf(shift.start), lastDay: dayOf(shift.end - 1) };
    const has = (one: Pick<Candidate, "certifications">, need: ShiftNeed): boolean =>
      validityOn(need, one, days) === true;
    const needed = shift.needs
      .filter(({ kind }) => kind === "certification")
      .filter((need) => !isEnoughWithout(need, shift, shift.team.filter((one) => has(one, need)).length));
    if (needed.length === 0) return true;
    return (candidate) => {
      for (const need of needed) {
        const validity = validityOn(need, candidate, days);
        if (validity !== true) return reasonAgainst(need, validity.expiresOn);
      }
      return true;
    };
  },
);

const reasonAgainst = ({ name }: ShiftNeed, expiresOn: string | null): Reason =>
  expiresOn === null
    ? { code: "worker.certification-missing", details: { name } }
    : { code: "worker.certification-expired", details: { name, expiresOn } };

/** Whether a person may take a shift, in the order of the reasons shown. */
export const eligibilityRules: readonly Rule<EligibilityContext, Candidate>[] = [
  assignablePeopleTakeShifts,
  peopleWorkOneShiftAtATime,
  timeOffIsRespected,
  blockedDaysStayFree,
  busyPeopleTakeNoShifts,
  neededSkillsArePresent,
  neededCertificationsAreValid,
  restrictionsAreRespected,
  peopleRestBetweenShifts,
  weeklyHoursAreLimited,
  daysInARowAreLimited,
];

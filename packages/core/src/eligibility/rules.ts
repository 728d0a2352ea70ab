import type { Reason } from "../contract/decision.ts";
import type { Span } from "../calendars/busy.ts";
import { fold } from "../kernel/search-words.ts";
import { guard, type Rule } from "../kernel/rule.ts";
import type { Candidate, EligibilityContext, WorkRestriction } from "./candidate.ts";
import { daysInARow, localTime, mostHoursInAWeek, shortestRest } from "./work-days.ts";

const notAssignable: Reason = { code: "member.not-assignable", remedy: "make-assignable" };
const restricted: Reason = { code: "worker.restricted" };

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
export const busyPeopleAreNotFree = guard<EligibilityContext, Candidate>(
  "busy people are not free",
  (shift) =>
    ({ busy }) =>
      !busy.some((span) => overlaps(shift, span)) || { code: "worker.busy" },
);

/** People don't work on days they blocked (A51, A13). */
export const blockedDaysAreFree = guard<EligibilityContext, Candidate>(
  "blocked days are free",
  (shift) =>
    ({ blocked }) =>
      !blocked.some((span) => overlaps(shift, span)) || { code: "worker.unavailable" },
);

/** Approved time off is kept free (A12, A13). */
export const timeOffIsKept = guard<EligibilityContext, Candidate>(
  "time off is kept",
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
export const weeksHaveAtMostTheseHours = guard<EligibilityContext, Candidate>(
  "weeks have at most these hours",
  (shift) =>
    ({ limits: { weeklyHours }, shifts, timeZone }) => {
      if (weeklyHours === null) return true;
      const hours = mostHoursInAWeek(shift, shifts, timeZone);
      return hours <= weeklyHours || { code: "worker.too-many-hours", details: rounded(weeklyHours, hours) };
    },
);

/** People work at most so many days in a row (A11). */
export const daysInARowEnd = guard<EligibilityContext, Candidate>(
  "days in a row end",
  (shift) =>
    ({ limits: { mostDays }, shifts, timeZone }) => {
      if (mostDays === null) return true;
      const days = daysInARow(shift, shifts, timeZone);
      return days <= mostDays || { code: "worker.too-many-days", details: { limit: mostDays, planned: days } };
    },
);

const rounded = (limit: number, planned: number) => ({ limit, planned: Math.round(planned * 100) / 100 });

/** Restrictions of both sides are kept: those of the worker and of the people already on the shift (A11). */
export const restrictionsAreKept = guard<EligibilityContext, Candidate>("restrictions are kept", (shift) => {
  return (candidate) =>
    (candidate.restrictions.every((one) => isKept(one, shift, candidate)) &&
      shift.team.every(({ restrictions }) => toleratesNewcomer(restrictions, candidate.personId)) &&
      isSupervised(shift, candidate)) ||
    restricted;
});

function isKept(restriction: WorkRestriction, shift: EligibilityContext, { timeZone }: Candidate): boolean {
  switch (restriction.kind) {
    case "cannot-work-with":
      return !shift.team.some(({ personId }) => personId === restriction.personId);
    case "must-work-with":
      return shift.team.some(({ personId }) => personId === restriction.personId);
    case "not-as":
      return shift.position === "" || fold(restriction.position) !== fold(shift.position);
    case "not-at":
      return !touches(restriction, shift, timeZone);
    case "supervised":
    case "other":
      return true;
  }
}

const toleratesNewcomer = (restrictions: readonly WorkRestriction[], personId: string): boolean =>
  !restrictions.some((one) => one.kind === "cannot-work-with" && one.personId === personId);

/** Whether a shift touches the local days and times of a restriction. A time until before its start ends on the next day. */
function touches(
  { days, from, until }: Extract<WorkRestriction, { kind: "not-at" }>,
  shift: EligibilityContext,
  timeZone: string,
): boolean {
  let day = localTime(shift.start, timeZone).toPlainDate().subtract({ days: 1 });
  const last = localTime(shift.end - 1, timeZone).toPlainDate();
  for (; day.until(last).sign >= 0; day = day.add({ days: 1 })) {
    if (!days.includes(day.dayOfWeek)) continue;
    const begins = from ?? "00:00";
    const ends = until ?? "00:00";
    const endDay = ends <= begins ? day.add({ days: 1 }) : day;
    const span = {
      from: day.toZonedDateTime({ timeZone, plainTime: begins }).epochMilliseconds,
      until: endDay.toZonedDateTime({ timeZone, plainTime: ends }).epochMilliseconds,
    };
    if (overlaps(shift, span)) return true;
  }
  return false;
}

/** Whether the people on the shift, with the candidate, can supervise those who need it. */
function isSupervised({ team }: EligibilityContext, candidate: Candidate): boolean {
  const all = [...team, candidate];
  const ratios = all.flatMap(({ restrictions }) =>
    restrictions.flatMap((one) => (one.kind === "supervised" ? [one.perSupervisor] : [])),
  );
  if (ratios.length === 0) return true;
  const needy = all.filter(({ restrictions }) => restrictions.some(({ kind }) => kind === "supervised"));
  const supervisors = all.length - needy.length;
  return needy.length <= supervisors * Math.min(...ratios) || !needy.includes(candidate);
}

/** Shifts that need a skill are worked by people who have it. */
export const neededSkillsAreThere = guard<EligibilityContext, Candidate>("needed skills are there", ({ needs }) => {
  const needed = needs.filter(({ kind }) => kind === "skill");
  if (needed.length === 0) return true;
  return ({ skills }) => {
    const missing = needed.find(({ name }) => !skills.includes(fold(name)));
    return missing === undefined || { code: "worker.skill-missing", details: { name: missing.name } };
  };
});

/** Shifts that need a certification are worked by people whose certification is valid until the shift ends (Q40). */
export const neededCertificationsAreValid = guard<EligibilityContext, Candidate>(
  "needed certifications are valid",
  ({ needs, end, timeZone }) => {
    const needed = needs.filter(({ kind }) => kind === "certification");
    if (needed.length === 0) return true;
    const lastDay = localTime(end - 1, timeZone)
      .toPlainDate()
      .toString();
    return ({ certifications }) => {
      const missing = needed.find(
        ({ name }) =>
          !certifications.some(
            (held) => held.name === fold(name) && (held.expiresOn === null || held.expiresOn >= lastDay),
          ),
      );
      return missing === undefined || { code: "worker.certification-missing", details: { name: missing.name } };
    };
  },
);

/** Whether a person may take a shift, in the order of the reasons shown. */
export const eligibilityRules: readonly Rule<EligibilityContext, Candidate>[] = [
  assignablePeopleTakeShifts,
  peopleWorkOneShiftAtATime,
  timeOffIsKept,
  blockedDaysAreFree,
  busyPeopleAreNotFree,
  neededSkillsAreThere,
  neededCertificationsAreValid,
  restrictionsAreKept,
  peopleRestBetweenShifts,
  weeksHaveAtMostTheseHours,
  daysInARowEnd,
];

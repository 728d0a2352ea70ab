import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { decide } from "../kernel/operations/rule.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { profilesOf, timeZoneIn } from "../profiles/collection.ts";
import { isThere, scheduleById, schedulesById } from "../schedules/collection.ts";
import { type Member, membersByKey } from "../schedules/members.ts";
import { clashingShifts, clashView, toClashViews } from "./clashes.ts";
import { requestStates, type TimeOffRequest, timeOffRequests } from "./collection.ts";
import { type OwnShiftTime, ownShiftTimes } from "./own-shift-times.ts";
import { datesIn } from "../kernel/values/plain-dates.ts";
import { decisionRules, schedulersDecideOnTimeOff } from "./rules.ts";
import { timeOffFields, toTimeOffView } from "./view.ts";

const ofState = list(timeOffRequests, "state", 2);
const ofAll = list(timeOffRequests, "all", 1);

/** The maximum number of requests per page, and of accepted shifts read for each. */
const maxRows = 50;
const maxShifts = 100;

/** How many requests are read for a page of one schedule: those of other people are left out. */
const maxRead = 100;

const input = z.strictObject({
  /** Only requests of people on this schedule. Pages may have fewer rows than requested. */
  scheduleId: id.optional(),
  state: z.enum(requestStates).optional(),
  /** The latest days first. */
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(maxRows).default(maxRows),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

const windowOf = ({ scheduleId, limit, after, descending }: Input) => ({
  limit: scheduleId === undefined ? limit : maxRead,
  after,
  descending,
});

const shiftsNameOf = ({ id }: TimeOffRequest): string => `shifts of ${id}`;

/**
 * Lists the time-off requests of the organization or of one schedule by first day, with reasons and clashing accepted shifts. For
 * schedulers and organization admins (A12, Q28, Q60).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listRequests = operation({
  name: "availability.listRequests",
  summary: "Lists the time-off requests of the organization or of a schedule.",
  input,
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        ...timeOffFields,
        personId: id,
        /** Their name, or their address if they have no name. */
        personName: z.string(),
        /** Accepted shifts that clash, by start; not for requests that are closed. */
        clashes: z.array(clashView),
        /** Why the caller can't decide on it; null if they can. */
        refused: reason.nullable(),
      }),
    ),
    next: cursor.nullable(),
    organizationId: id,
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (input, { organizationId }) => {
      const window = windowOf(input);
      const args = toWindow(window, 2, window.descending);
      const { state, scheduleId = "" } = input;
      return {
        found:
          state === undefined
            ? ofAll({ ...args, equal: [organizationId] })
            : ofState({ ...args, equal: [organizationId, state] }),
        schedule: scheduleById(scheduleId),
        summary: peopleSummaryOf(organizationId),
      };
    },
    ({ found }, { scheduleId = "" }) => {
      const people = [...new Set(found.map(({ personId }) => personId))];
      return {
        members: membersByKey(scheduleId === "" ? [] : people.map((personId) => [scheduleId, personId])),
        persons: peopleById(people.map((personId) => [personId])),
        profiles: profilesOf(people.map((personId) => [personId])),
        ...Object.fromEntries(
          found.filter(isOpen).map((one) => [shiftsNameOf(one), ownShiftTimes(one.personId, one, maxShifts)]),
        ),
      };
    },
    (known) => {
      const schedules = new Set(known.found.flatMap((one) => shiftsOf(known, one).map(({ scheduleId }) => scheduleId)));
      return { schedules: schedulesById([...schedules].map((one) => [one])) };
    },
  ],
  context: ({ schedule }, { scheduleId }, actor) => {
    const isFound = schedule?.organizationId === actor.organizationId && isThere(schedule);
    return scheduleId === undefined || isFound ? { actor } : undefined;
  },
  rules: [schedulersDecideOnTimeOff],
  apply: ({ known, context: { actor } }, input) => {
    const people = new Map(known.persons.map((person) => [person.id, person]));
    const zones = new Map(known.profiles.map((profile) => [profile.personId, timeZoneIn(profile)]));
    const schedules = new Map(known.schedules.filter(isThere).map((schedule) => [schedule.id, schedule]));
    const { rows, next } = pageOf(known.found, known.members, input);
    const shown = rows.map((request) => {
      const { personId, parts } = request;
      const days = datesIn(request).map((date) => ({ date, parts }));
      const clashes = shiftsOf(known, request).flatMap((shift) => {
        const zone = zones.get(personId) ?? schedules.get(shift.scheduleId)?.timeZone ?? shift.timeZone;
        return toClashViews(clashingShifts([shift], days, zone), schedules, zone);
      });
      const { name = "", email = "" } = people.get(personId) ?? {};
      const personName = name === "" ? email : name;
      const [refused = null] = decide(decisionRules, { actor, request }, undefined).reasons;
      return { ...toTimeOffView(request), personId, personName, clashes, refused };
    });
    const { organizationId } = actor;
    return { output: { rows: shown, next, organizationId, number: known.summary?.number ?? 0 } };
  },
});

const isOpen = ({ state }: TimeOffRequest): boolean => state === "pending" || state === "approved";

/** The loaded shifts of the person of a request. */
const shiftsOf = (known: object, request: TimeOffRequest): readonly OwnShiftTime[] =>
  factNamed<readonly OwnShiftTime[]>(known, shiftsNameOf(request), []);

/** The requests of the page. One of a schedule continues after the last request that was read. */
function pageOf(found: readonly TimeOffRequest[], onSchedule: readonly Pick<Member, "personId">[], input: Input) {
  const { rows, next } = toPage(found, windowOf(input), toCursor);
  if (input.scheduleId === undefined) return { rows, next };
  const people = new Set(onSchedule.map(({ personId }) => personId));
  const those = rows.filter(({ personId }) => people.has(personId));
  const page = those.slice(0, input.limit);
  const last = page.at(-1);
  const isCut = those.length > page.length && last !== undefined;
  return { rows: page, next: isCut ? JSON.stringify(toCursor(last)) : next };
}

const toCursor = ({ firstDay, id }: TimeOffRequest): readonly string[] => [firstDay, id];

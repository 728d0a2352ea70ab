import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { decide } from "../kernel/operations/rule.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { profilesOf } from "../profiles/collection.ts";
import { schedulesById } from "../schedules/collection.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import { reasonText } from "./asked-days.ts";
import { clashingShifts } from "./clashes.ts";
import { requestStates, requestsById, type TimeOffRequest, timeOffRequests } from "./collection.ts";
import { availabilityEvents } from "./events.ts";
import { zoneOf } from "./own-availability.ts";
import { type OwnShiftTime, ownShiftTimes } from "./own-shift-times.ts";
import { datesIn } from "../kernel/values/plain-dates.ts";
import { type Affected, publishAvailability } from "./publish-availability.ts";
import { decisionRules, schedulersDecideOnTimeOff } from "./rules.ts";
import { timeOffView, toTimeOffView } from "./view.ts";

/** The maximum number of requests per call, and of schedules per person that are notified. */
const maxDecided = 50;
const maxSchedules = 200;

const decision = z
  .strictObject({
    requestId: id,
    /** `pending` undoes an approval or rejection. */
    state: z.enum(["approved", "rejected", "pending"]),
    /** The reason for a rejection, which the worker sees. Required for `rejected`. */
    answer: reasonText.default(""),
    /** The state as the caller sees it. If given, a decision made since then isn't replaced. */
    was: z.enum(requestStates).optional(),
  })
  .refine(({ state, answer }) => state !== "rejected" || answer !== "", {
    path: ["answer"],
    error: "a reason for the rejection",
  });

const result = z.discriminatedUnion("status", [
  z.strictObject({ status: z.enum(["decided", "unchanged"]), request: timeOffView }),
  z.strictObject({ status: z.literal("refused"), requestId: id, reason }),
]);

const factOf = (fact: "memberships" | "shifts", requestId: string): string => `${fact} of ${requestId}`;

/**
 * Approves or rejects up to 50 time-off requests, or undoes decisions, and returns a result for each (A12, Q28). A
 * person with an approved request is unavailable on these days immediately (A13). Accepted shifts stay and raise a
 * conflict (Q29). A refused decision doesn't affect the others.
 * @throws {RollcallError} `request.forbidden`, `request.invalid`. Per request: `request.not-found`, `request.forbidden` (their
 *   own), `time-off.closed`, `request.stale-version`
 */
export const decideRequests = operation({
  name: "availability.decide",
  summary: "Approves or rejects time-off requests and returns a result for each.",
  input: z.strictObject({
    decisions: z
      .array(decision)
      .min(1)
      .max(maxDecided)
      .refine((all) => new Set(all.map(({ requestId }) => requestId)).size === all.length, "each request once"),
  }),
  output: z.strictObject({ results: z.array(result) }),
  events: [...availabilityEvents],
  load: [
    ({ decisions }, { organizationId }) => ({
      requests: requestsById(decisions.map(({ requestId }) => [requestId])),
      people: peopleSummaryOf(organizationId),
    }),
    ({ requests }, _input, { organizationId }) => {
      const own = requests.filter((request) => request.organizationId === organizationId);
      const keys = [...new Set(own.map(({ personId }) => personId))].map((personId) => [personId]);
      return {
        persons: peopleById(keys),
        profiles: profilesOf(keys),
        ...Object.fromEntries(
          own.map(({ id, personId }) => [
            factOf("memberships", id),
            membershipsOf({ equal: [personId], limit: maxSchedules }),
          ]),
        ),
        ...Object.fromEntries(
          own.map((request) => [factOf("shifts", request.id), ownShiftTimes(request.personId, request)]),
        ),
      };
    },
    (known) => {
      const all = known.requests.flatMap(({ id }) => membershipsIn(known, id));
      const ids = new Set(all.map(({ scheduleId }) => scheduleId));
      return { summaries: schedulesById([...ids].map((one) => [one])) };
    },
  ],
  context: (_known, _input, actor) => ({ actor }),
  rules: [schedulersDecideOnTimeOff],
  apply: ({ known, context: { actor } }, { decisions }, { now }) => {
    const requests = new Map(known.requests.map((request) => [request.id, request]));
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const profiles = new Map(known.profiles.map((profile) => [profile.personId, profile]));
    const decided: { readonly before: TimeOffRequest; readonly request: TimeOffRequest }[] = [];
    const results = decisions.map(({ requestId, state, answer, was }): z.input<typeof result> => {
      const before = requests.get(requestId);
      const { allowed, reasons } = decide(decisionRules, { actor, request: before, was }, undefined);
      if (before === undefined || !allowed) return { status: "refused", requestId, reason: reasons[0] ?? hidden };
      if (before.state === state) return { status: "unchanged", request: toTimeOffView(before) };
      const isOpen = state === "pending";
      const by = isOpen ? { decidedBy: null, decidedAt: null } : { decidedBy: actor.personId, decidedAt: now };
      const request = { ...before, state, answer: state === "rejected" ? answer : "", ...by };
      decided.push({ before, request });
      return { status: "decided", request: toTimeOffView(request) };
    });
    if (decided.length === 0) return { output: { results } };
    const affected = new Map<string, Affected>();
    for (const { before, request } of decided) {
      const { personId } = request;
      const person = persons.get(personId);
      if (person === undefined) continue;
      const memberships = membershipsIn(known, request.id);
      const ofPerson = new Set(memberships.map(({ scheduleId }) => scheduleId));
      const zone = zoneOf(
        profiles.get(personId),
        known.summaries.filter(({ id }) => ofPerson.has(id)),
      );
      const days = datesIn(request).map((date) => ({ date, parts: request.parts }));
      const clashes = request.state === "approved" ? clashingShifts(shiftsIn(known, request.id), days, zone) : [];
      const others = affected.get(personId);
      affected.set(personId, {
        person,
        memberships,
        clashes: [...new Map([...(others?.clashes ?? []), ...clashes].map((shift) => [shift.shiftId, shift])).values()],
        requests: [...(others?.requests ?? []), request],
        isOnlyRequested:
          others?.isOnlyRequested !== false && before.state !== "approved" && request.state !== "approved",
      });
    }
    const { changes, journalEntries } = publishAvailability([...affected.values()], known, now);
    const written = decided.map(({ before, request: { id, state, answer, decidedBy, decidedAt } }) =>
      update(timeOffRequests, [id], { state, answer, decidedBy, decidedAt }, { state: before.state }),
    );
    return { output: { results }, changes: [...changes, ...written], journalEntries };
  },
});

const hidden: Reason = { code: "request.not-found" };

const membershipsIn = (known: object, requestId: string) =>
  factNamed<readonly Member[]>(known, factOf("memberships", requestId), []);

const shiftsIn = (known: object, requestId: string) =>
  factNamed<readonly OwnShiftTime[]>(known, factOf("shifts", requestId), []);

import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { requestById, timeOffRequests } from "./collection.ts";
import { availabilityChanged, timeOffChanged } from "./events.ts";
import { affectedBy, ownFacts, ownLimits, ownSchedules, toOwnContext } from "./own-availability.ts";
import { publishAvailability } from "./publish-availability.ts";
import { openRequestsCanBeCancelled, ownRules } from "./rules.ts";
import { timeOffView, toTimeOffView } from "./view.ts";

/**
 * Cancels one of the caller's time-off requests: a pending one, or an approved one until its last day has passed (Q28).
 * Has no effect on a canceled one. Requests of other people aren't found (P42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `time-off.closed`
 */
export const cancelTimeOff = operation({
  name: "portal.cancelTimeOff",
  summary: "Cancels one of the caller's time-off requests.",
  portal: true,
  input: z.strictObject({ requestId: id }),
  output: z.strictObject({ request: timeOffView }),
  events: [availabilityChanged, timeOffChanged],
  limits: ownLimits,
  load: [
    ({ requestId }, actor, now) => ({
      ...ownFacts(actor, { firstDay: new Date(now).toISOString().slice(0, 10) }),
      request: requestById(requestId),
    }),
    (known) => ownSchedules(known),
  ],
  context: (known, _input, actor, now) => {
    const { request } = known;
    return request?.personId === actor.personId ? { ...toOwnContext(known, actor, now), request } : undefined;
  },
  row: ({ person, request }) => person && request && { person, request },
  rules: [...ownRules, openRequestsCanBeCancelled],
  apply: ({ known, row: { person, request: before } }, _input, { now }) => {
    if (before.state === "cancelled") return { output: { request: toTimeOffView(before) } };
    const request = { ...before, state: "cancelled" } as const;
    const isOnlyRequested = before.state === "pending";
    const affected = { ...affectedBy(person, known, []), requests: [request], isOnlyRequested };
    const { changes, journalEntries } = publishAvailability([affected], known, now);
    const written = update(timeOffRequests, [before.id], { state: "cancelled" }, { state: before.state });
    return { output: { request: toTimeOffView(request) }, changes: [...changes, written], journalEntries };
  },
});

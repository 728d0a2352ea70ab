import assert from "node:assert/strict";
import test from "node:test";
import type { ErrorCode } from "../contract/error-codes.ts";
import { grant, type Rule, stage } from "../kernel/operations/rule.ts";
import type { TimeOffRequest } from "./collection.ts";
import {
  cancelledRequestsStayClosed,
  decisionsAreNotReplacedUnseen,
  openRequestsCanBeCancelled,
  openRequestsDontOverlap,
  othersDecideOnTimeOff,
  pastDaysStay,
  requestsStayInTheirOrganization,
  schedulersDecideOnTimeOff,
} from "./rules.ts";

const today = "2026-02-03";
const request = (values: Partial<TimeOffRequest>): TimeOffRequest => ({
  ...{ id: "one", organizationId: "acme", personId: "xia", kind: "time-off", parts: [], reason: "", answer: "" },
  ...{ firstDay: today, lastDay: today, state: "pending", decidedBy: null, decidedAt: null, createdAt: 0 },
  ...values,
});
const actor = (organizationRole: "admin" | "scheduler" | "member" | null) => ({
  ...{ organizationId: "acme", personId: "sam", affiliation: "internal", organizationRole },
});

type Case = readonly [sentence: string, rule: Rule<never>, context: object, expected: true | ErrorCode];

const cases: readonly Case[] = [
  ["today can change", pastDaysStay, { today, firstDay: today }, true],
  ["yesterday can't change", pastDaysStay, { today, firstDay: "2026-02-02" }, "availability.day-passed"],
  ["without days nothing has passed", pastDaysStay, { today }, true],
  ["a free day can be requested", openRequestsDontOverlap, { overlapping: [] }, true],
  ["an open request stays alone", openRequestsDontOverlap, { overlapping: [request({})] }, "time-off.overlaps"],
  ["a request of another person", othersDecideOnTimeOff, { actor: actor("scheduler"), request: request({}) }, true],
  [
    "an admin's own request",
    othersDecideOnTimeOff,
    { actor: actor("admin"), request: request({ personId: "sam" }) },
    "request.forbidden",
  ],
  ["a pending request", openRequestsCanBeCancelled, { today, request: request({ lastDay: "2026-01-01" }) }, true],
  [
    "an approved request on its last day",
    openRequestsCanBeCancelled,
    { today, request: request({ state: "approved" }) },
    true,
  ],
  [
    "an approved request of the past",
    openRequestsCanBeCancelled,
    { today, request: request({ state: "approved", lastDay: "2026-02-02" }) },
    "time-off.closed",
  ],
  [
    "a rejected request",
    openRequestsCanBeCancelled,
    { today, request: request({ state: "rejected" }) },
    "time-off.closed",
  ],
  ["an admin decides", schedulersDecideOnTimeOff, { actor: actor("admin") }, true],
  ["a scheduler decides", schedulersDecideOnTimeOff, { actor: actor("scheduler") }, true],
  ["a member doesn't decide", schedulersDecideOnTimeOff, { actor: actor("member") }, "request.forbidden"],
  ["an external person doesn't decide", schedulersDecideOnTimeOff, { actor: actor(null) }, "request.forbidden"],
  [
    "a request of the organization",
    requestsStayInTheirOrganization,
    { actor: actor("admin"), request: request({}) },
    true,
  ],
  [
    "a request of another one",
    requestsStayInTheirOrganization,
    { actor: actor("admin"), request: request({ organizationId: "other" }) },
    "request.not-found",
  ],
  ["an unknown request", requestsStayInTheirOrganization, { actor: actor("admin") }, "request.not-found"],
  [
    "a rejected request can be approved",
    cancelledRequestsStayClosed,
    { request: request({ state: "rejected" }) },
    true,
  ],
  [
    "a canceled request can't",
    cancelledRequestsStayClosed,
    { request: request({ state: "cancelled" }) },
    "time-off.closed",
  ],
  ["the state the caller saw", decisionsAreNotReplacedUnseen, { request: request({}), was: "pending" }, true],
  ["any state", decisionsAreNotReplacedUnseen, { request: request({ state: "approved" }) }, true],
  [
    "a decision made since",
    decisionsAreNotReplacedUnseen,
    { request: request({ state: "approved" }), was: "pending" },
    "request.stale-version",
  ],
];

for (const [sentence, rule, context, expected] of cases) {
  test(`${rule.name}: ${sentence} [Q28]`, () => {
    const permitted = rule.effect === "grant" ? [] : [grant("permits", () => true)];
    const { settled } = stage([...permitted, rule as Rule<object>], context);
    assert.deepEqual(
      settled.map(({ code }) => code),
      expected === true ? [] : [expected],
    );
  });
}

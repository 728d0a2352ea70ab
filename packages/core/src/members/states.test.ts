import assert from "node:assert/strict";
import test from "node:test";
import { calendarStates, foldCalendar } from "../people/calendar-states.ts";
import { foldInvitation, invitationStates } from "../schedules/invitation-states.ts";

test("maps invitation states to three answers [Q16]", () => {
  assert.deepEqual(Object.fromEntries(invitationStates.map((state) => [state, foldInvitation(state)])), {
    "not-invited": "pending",
    queued: "pending",
    sent: "pending",
    bounced: "warning",
    accepted: "ok",
    declined: "warning",
    expired: "warning",
    revoked: "warning",
    "not-needed": "ok",
  });
});

test("maps calendar states to three answers [Q16]", () => {
  assert.deepEqual(Object.fromEntries(calendarStates.map((state) => [state, foldCalendar(state)])), {
    none: "pending",
    connecting: "pending",
    ok: "ok",
    stale: "warning",
    error: "warning",
    disconnected: "warning",
    "not-applicable": "ok",
  });
});

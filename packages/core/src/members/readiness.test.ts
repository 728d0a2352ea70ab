import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";
import { update } from "../kernel/store/change.ts";
import { schedules } from "../schedules/collection.ts";
import { noticesOf } from "../schedules/notices.ts";
import { members } from "../schedules/members.ts";
import { readinessOf, ticksOf } from "./readiness.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { invitationStates } from "../schedules/invitation-states.ts";

test("every pair of states gives two ticks, and ready only with both [Q16, X7]", () => {
  const fine = { invitation: ["accepted", "not-needed"], calendar: ["ok", "not-applicable"] };
  for (const invitation of invitationStates) {
    for (const calendar of calendarStates) {
      const ready = fine.invitation.includes(invitation) && fine.calendar.includes(calendar);
      assert.equal(readinessOf({ assignable: true, invitation, calendar }), ready ? "ready" : "waiting");
      assert.equal(readinessOf({ assignable: false, invitation, calendar }), null);
      const { account, calendar: tick } = ticksOf({ invitation, calendar });
      assert.equal(account === "ok" && tick === "ok", ready);
    }
  }
});

test("readiness covers assignable members of any role [X7, B49]", async () => {
  const { scheduleId, ann, vic, oda } = await createTestWorld();
  const names = async () => (await vic.client.members.listReadiness({ scheduleId })).rows.map(({ name }) => name);
  assert.deepEqual(await names(), ["Ann", "Max"]);
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  assert.deepEqual(await names(), ["Ann", "Max", "Vic"]);
  const { rows, schedule } = await ann.client.members.listReadiness({ scheduleId, readiness: "waiting" });
  assert.deepEqual(
    rows.map(({ name, account, calendarTick }) => [name, account, calendarTick]),
    [
      ["Ann", "ok", "pending"],
      ["Max", "pending", "pending"],
      ["Vic", "pending", "pending"],
    ],
  );
  assert.deepEqual([schedule.ready, schedule.assignables], [0, 3]);
  const jump = await ann.client.members.listReadiness({ scheduleId, skip: 1, limit: 1 });
  assert.deepEqual(
    [jump.rows.map(({ name }) => name), jump.previous !== null, jump.next !== null],
    [["Max"], true, true],
  );
  assert.equal((await refusal(oda.client.members.listReadiness({ scheduleId }))).code, "request.not-found");
});

test("lists ready and waiting people page by page, by name [X7, Q16]", async () => {
  const { scheduleId, ann, max, vic, app } = await createTestWorld();
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  await app.store.transaction("write", async (tx) => {
    const ready = { invitation: "accepted", calendar: "ok", readiness: "ready" } as const;
    await tx.write([update(members, [scheduleId, max.id], ready)]);
  });
  const pages = async (readiness?: "ready" | "waiting") => {
    const read: (readonly string[])[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await vic.client.members.listReadiness({ scheduleId, readiness, limit: 1, after });
      read.push(rows.map(({ name, readiness: state }) => `${name} is ${state}`));
      after = next ?? undefined;
    } while (after !== undefined && read.length < 4);
    return read;
  };
  assert.deepEqual(await pages(), [["Ann is waiting"], ["Max is ready"], ["Vic is waiting"]]);
  assert.deepEqual(await pages("waiting"), [["Ann is waiting"], ["Vic is waiting"]]);
  assert.deepEqual(await pages("ready"), [["Max is ready"]]);
});

test("a paused person stays assignable and ready, and is marked as unable to reply [Q36]", async () => {
  const { scheduleId, vic, max, boss } = await createTestWorld();
  const listed = async () =>
    (await vic.client.members.listReadiness({ scheduleId })).rows.map(({ name, cannotReply, assignable }) => [
      name,
      cannotReply,
      assignable,
    ]);
  const before = [
    ["Ann", false, true],
    ["Max", false, true],
  ];
  assert.deepEqual(await listed(), before);
  await boss.client.access.setPortal({ personId: max.id, portal: "off" });
  assert.deepEqual(await listed(), [before[0], ["Max", true, true]]);
  await boss.client.access.setPortal({ personId: max.id, portal: "on" });
  assert.deepEqual(await listed(), before);
});

test("publishes once that a schedule is ready when the last assignable member is [X7]", async () => {
  const { app, scheduleId, ann, max, vic } = await createTestWorld();
  // There is no connected calendar here: Ann's row and the totals are written as a refresh would write them.
  await app.store.transaction("write", (tx) =>
    tx.write([
      update(members, [scheduleId, ann.id], { calendar: "ok", readiness: "ready" }),
      update(schedules, [scheduleId], { ready: 1 }),
    ]),
  );
  const eventTypes = async (personId: string, assignable: boolean) => {
    const input = { scheduleId, personId, assignable };
    const { events } = await ann.client.members.setAssignable.dryRun(input);
    await ann.client.members.setAssignable(input);
    return events.map(({ type }) => type);
  };
  assert.deepEqual(await eventTypes(max.id, false), ["member-changed", "schedule-ready"]);
  assert.deepEqual(await eventTypes(vic.id, true), ["member-changed"]);
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.ready, schedule.assignables], [1, 2]);
});

test("shows notices for a single admin and for no assignable people [B58, X21]", () => {
  const totals = { members: 3, admins: 2, assignables: 2, ready: 0, toInvite: 0 };
  const codes = (some: Partial<typeof totals>) => noticesOf({ ...totals, ...some }).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ admins: 1 }), ["one-admin-only"]);
  assert.deepEqual(codes({ members: 1, admins: 1 }), []);
  assert.deepEqual(codes({ admins: 1, assignables: 0 }), ["one-admin-only", "nobody-assignable"]);
});

test("recommends a second admin while there is only one [B58]", async () => {
  const { scheduleId, ann, max } = await createTestWorld();
  const notices = async () => (await ann.client.schedules.get({ scheduleId })).schedule.notices;
  assert.deepEqual(await notices(), [{ code: "one-admin-only" }]);
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  assert.deepEqual(await notices(), []);
});

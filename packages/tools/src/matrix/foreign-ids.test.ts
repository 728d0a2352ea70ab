import assert from "node:assert/strict";
import test from "node:test";
import { openMatrixWorld } from "./matrix-world.fixture.ts";

test("treats ids of another schedule as unknown, in the body, in the URL or in both [P21]", async () => {
  const { ids, request, dump } = await openMatrixWorld();
  const { schedule, "other-schedule": otherSchedule } = ids;
  const [mine, theirs, unknown] = [ids["colleague"], ids["member"], "unknown-id"];
  const ask = async (path: string, body?: object) => {
    const more = body === undefined ? {} : ({ method: "POST", body: JSON.stringify(body) } as const);
    const response = await request("admin-elsewhere", path, more);
    return [response.status, await response.text()];
  };
  const before = await dump();
  const missing = [404, '{"error":{"code":"request.not-found"}}'];
  const rows = [
    { scheduleId: otherSchedule, personId: theirs },
    { scheduleId: schedule, personId: theirs },
    { scheduleId: schedule, personId: mine },
    { scheduleId: otherSchedule, personId: unknown },
    { scheduleId: unknown, personId: mine },
  ];
  const commands = [
    ["members.remove", {}],
    ["members.setRole", { role: "viewer" }],
    ["members.setAssignable", { assignable: false }],
    ["members.setInvited", { invited: false }],
    ["invitations.resend", {}],
    ["invitations.revoke", {}],
    ["invitations.copyLink", {}],
  ] as const;
  for (const row of rows) {
    for (const [operation, more] of commands) {
      // A schedule in the URL must not apply to the ids in the body.
      for (const address of ["", `?scheduleId=${otherSchedule}`, `?scheduleId=${schedule}&personId=${theirs}`]) {
        assert.deepEqual(await ask(`/${operation}${address}`, { ...row, ...more }), missing, operation);
        assert.deepEqual(await ask(`/${operation}/check${address}`, { ...row, ...more }), missing, operation);
        assert.deepEqual(await ask(`/${operation}/dry-run${address}`, { ...row, ...more }), missing, operation);
      }
    }
    for (const operation of ["members.get", "invitations.get"]) {
      assert.deepEqual(await ask(`/${operation}?scheduleId=${row.scheduleId}&personId=${row.personId}`), missing);
    }
  }
  for (const [scheduleId, shiftId] of [
    [otherSchedule, ids["shift-of-schedule"]],
    [schedule, ids["shift-of-other-schedule"]],
    [otherSchedule, unknown],
  ]) {
    assert.deepEqual(await ask(`/shifts.get?scheduleId=${scheduleId}&shiftId=${shiftId}`), missing);
    assert.deepEqual(await ask("/shifts.assign", { scheduleId, shiftId, personId: null }), missing);
    assert.deepEqual(await ask("/shifts.update", { scheduleId, shiftId, kind: "Early" }), missing);
  }
  const shiftId = ids["shift-of-other-schedule"];
  assert.deepEqual(await ask("/shifts.assign", { scheduleId: otherSchedule, shiftId, personId: theirs }), missing);
  assert.equal(await dump(), before);
});

import assert from "node:assert/strict";
import test from "node:test";
import { openMatrixWorld } from "./matrix-world.fixture.ts";

test("ids of another schedule reach nothing, in the body, in the address or in both, and look like none [P21]", async () => {
  const { ids, request, everything } = await openMatrixWorld();
  const { desk, elsewhere } = ids;
  const [mine, theirs, never] = [ids["colleague"], ids["member"], "never-was"];
  const ask = async (path: string, body?: object) => {
    const more = body === undefined ? {} : ({ method: "POST", body: JSON.stringify(body) } as const);
    const response = await request("admin-elsewhere", path, more);
    return [response.status, await response.text()];
  };
  const before = await everything();
  const missing = [404, '{"error":{"code":"request.not-found"}}'];
  const rows = [
    { scheduleId: elsewhere, personId: theirs },
    { scheduleId: desk, personId: theirs },
    { scheduleId: desk, personId: mine },
    { scheduleId: elsewhere, personId: never },
    { scheduleId: never, personId: mine },
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
      // What stands in the address must not lend its schedule to what stands in the body.
      for (const address of ["", `?scheduleId=${elsewhere}`, `?scheduleId=${desk}&personId=${theirs}`]) {
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
    [elsewhere, ids["shift-of-desk"]],
    [desk, ids["shift-of-elsewhere"]],
    [elsewhere, never],
  ]) {
    assert.deepEqual(await ask(`/shifts.get?scheduleId=${scheduleId}&shiftId=${shiftId}`), missing);
    assert.deepEqual(await ask("/shifts.assign", { scheduleId, shiftId, personId: null }), missing);
    assert.deepEqual(await ask("/shifts.update", { scheduleId, shiftId, kind: "Early" }), missing);
  }
  const shiftId = ids["shift-of-elsewhere"];
  assert.deepEqual(await ask("/shifts.assign", { scheduleId: elsewhere, shiftId, personId: theirs }), missing);
  assert.equal(await everything(), before);
});

import { RollcallError } from "@rollcall/core";
import { assert } from "chai";
import { ask, refusal } from "./ask.ts";
import type { Caller, TransportKit, World } from "./open-transport.ts";

/** A refusal has the same class, code, details and remedy over every transport. */
export function refusals({ test }: TransportKit): void {
  test("rebuilds every refusal as the engine threw it", async (world) => {
    for (const [caller, name, input] of refusedCalls(world)) {
      const direct = await refusal(() => world.rollcall.call("run", { name, input, actor: caller.actor }));
      const carried = await refusal(() => ask(caller.transport, name, input));
      assert.deepEqual(carried.toJSON(), direct.toJSON(), name);
      assert.equal(carried.kind, direct.kind);
      assert.notMatch(String(carried.stack), /kernel/, "where it failed is not sent");
    }
  });

  test("answers the same for foreign ids, unknown ids and unknown operations [P21]", async (world) => {
    const { otto, ann, scheduleId } = world;
    const hidden = await Promise.all([
      refusal(() => ask(otto.transport, "schedules.get", { scheduleId })),
      refusal(() => ask(otto.transport, "schedules.get", { scheduleId: "never-was" })),
      refusal(() => ask(otto.transport, "members.setRole", { scheduleId, personId: otto.personId, role: "admin" })),
      refusal(() => ask(ann.transport, "members.remove", { scheduleId, personId: "never-was" })),
      refusal(() => ask(ann.transport, "members.fly", {})),
      refusal(() => ask(ann.transport, "people.recognise", {})),
      refusal(() => ask(otto.transport, "schedules.get", { scheduleId }, {}, "check")),
      refusal(() => ask(otto.transport, "members.leave", { scheduleId }, {}, "dry-run")),
    ]);
    const same = JSON.stringify(new RollcallError("request.not-found"));
    assert.deepEqual([...new Set(hidden.map((error) => JSON.stringify(error)))], [same]);
  });

  test("refuses an unknown key on every operation, check and dry run [P26]", async ({ rollcall, ann, scheduleId }) => {
    for (const { name, internal } of rollcall.operations.values()) {
      if (internal) continue;
      for (const mode of ["run", "check", "dry-run"] as const) {
        const input = { scheduleId, approvedBy: "me" };
        const error = await refusal(() => ask(ann.transport, name, input, {}, mode));
        assert.equal(error.kind, "invalid", name);
        const issues = "issues" in error.details ? error.details.issues : [];
        assert.include(
          issues.map(({ field }) => field),
          "approvedBy",
          name,
        );
      }
    }
  });

  test("ignores `__proto__` and `constructor` [P56]", async ({ ann, scheduleId }) => {
    const poison = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object;
    for (const name of ["schedules.get", "schedules.update", "members.list"]) {
      const input = Object.assign(Object.create(null) as object, poison, { scheduleId, name: "Ward 4" });
      assert.equal((await refusal(() => ask(ann.transport, name, input))).code, "request.invalid");
      assert.isUndefined(({} as Record<string, unknown>)["polluted"]);
    }
  });

  test("does not recognize a user unknown to the host", async ({ stranger, scheduleId }) => {
    assert.equal((await refusal(() => ask(stranger, "schedules.get", { scheduleId }))).code, "request.unauthenticated");
    assert.equal((await refusal(() => ask(stranger, "members.leave", { scheduleId }))).code, "request.unauthenticated");
  });
}

const refusedCalls = ({ ann, bob, vic, otto, scheduleId }: World): readonly (readonly [Caller, string, unknown])[] => [
  [ann, "members.setRole", { scheduleId, personId: ann.personId, role: "viewer" }],
  [ann, "members.setRole", { scheduleId, personId: bob.personId, role: "king" }],
  [ann, "members.remove", { scheduleId, personId: ann.personId }],
  [ann, "members.add", { scheduleId, people: [] }],
  [ann, "members.list", { scheduleId, limit: 0, after: "nonsense" }],
  [ann, "members.list", { scheduleId, after: "nonsense" }],
  [ann, "schedules.update", { scheduleId, name: "\u0000" }],
  [bob, "members.setRole", { scheduleId, personId: bob.personId, role: "admin" }],
  [vic, "schedules.update", { scheduleId, name: "Mine" }],
  [otto, "schedules.get", { scheduleId }],
];

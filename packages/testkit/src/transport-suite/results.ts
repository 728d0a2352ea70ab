import { type CallMode, createClient, type Decision, type DryRun, type RollcallClient } from "@rollcall/core";
import { assert } from "chai";
import type { TransportKit } from "./open-transport.ts";
import { ask } from "./ask.ts";

/** The result is that of the engine. */
export function results({ test }: TransportKit): void {
  test("returns the engine's result of a query", async ({ rollcall, scheduleId, ann }) => {
    const input = { scheduleId, limit: 2, assignable: true, search: "", sort: "role", descending: true };
    const direct = await rollcall.call("run", { name: "members.list", input, actor: ann.actor });
    assert.deepEqual(await ask(ann.transport, "members.list", input), direct);
  });

  test("carries any text unchanged", async ({ rollcall, scheduleId, ann }) => {
    const texts = ["null", "5", "true", "[1]", '{"a":1}', "a&b=c+d%20e", "Zoë 🦉 \u200f", "../x", "'\"<b>"];
    for (const search of texts) {
      const input = { scheduleId, search, from: search };
      const direct = await rollcall.call("run", { name: "members.list", input, actor: ann.actor });
      assert.deepEqual(await ask(ann.transport, "members.list", input), direct, search);
      const renamed = { scheduleId, name: `x ${search}` };
      const { schedule } = (await ask(ann.transport, "schedules.update", renamed)) as { schedule: { name: string } };
      assert.equal(schedule.name, renamed.name.trim());
    }
  });

  test("checks: returns what is allowed, and changes nothing", async ({ scheduleId, ann, vic }) => {
    const input = { scheduleId, personId: vic.personId, role: "admin" };
    const yes = (await ask(ann.transport, "members.setRole", input, {}, "check")) as Decision;
    const no = (await ask(vic.transport, "members.setRole", input, {}, "check")) as Decision;
    assert.deepEqual(yes, { allowed: true, reasons: [] });
    assert.isFalse(no.allowed);
    assert.isString(no.reasons[0]?.code);
    const { member } = (await ask(ann.transport, "members.get", { scheduleId, personId: vic.personId })) as Found;
    assert.equal(member.role, "viewer");
  });

  test("dry-runs: returns what would happen, and changes nothing", async ({ scheduleId, ann, vic }) => {
    const input = { scheduleId, personId: vic.personId, role: "admin" };
    const dry = (await ask(ann.transport, "members.setRole", input, {}, "dry-run")) as DryRun<Found>;
    assert.equal(dry.output.member.role, "admin");
    assert.deepEqual(
      dry.events.map(({ type }) => type),
      ["member-changed"],
    );
    const { member } = (await ask(ann.transport, "members.get", { scheduleId, personId: vic.personId })) as Found;
    assert.equal(member.role, "viewer");
  });

  test("also checks and dry-runs a query", async ({ scheduleId, bob }) => {
    const twin = (mode: CallMode) => ask(bob.transport, "members.list", { scheduleId }, {}, mode);
    assert.deepEqual(await twin("check"), { allowed: true, reasons: [] });
    const { output } = (await twin("dry-run")) as DryRun<{ total: number }>;
    assert.equal(output.total, 3);
  });

  test("serves the typed client", async ({ scheduleId, ann, bob }) => {
    const client: RollcallClient = createClient(ann.transport);
    const { member } = await client.members.setRole({ scheduleId, personId: bob.personId, role: "viewer" });
    assert.equal(member.role, "viewer");
    const { schedules } = await client.schedules.list({});
    assert.deepEqual(
      schedules.map(({ id }) => id),
      [scheduleId],
    );
  });
}

interface Found {
  readonly member: { readonly role: string };
}

import { assert } from "chai";
import { ask, refusal } from "./ask.ts";
import { listen } from "./listen.ts";
import type { TransportKit } from "./open-transport.ts";

/** A removed member receives nothing more, and every call is decided on current rows. */
export function leavingChecks({ test }: TransportKit): void {
  test("closes the stream of a removed member [P24]", async ({ ann, bob, vic, scheduleId }) => {
    const listening = listen(bob.transport, { [scheduleId]: null });
    assert.equal((await listening.next())?.kind, "ready");
    await ask(ann.transport, "members.remove", { scheduleId, personId: bob.personId });
    assert.deepEqual(await listening.next(), { kind: "closed", topic: scheduleId });
    await ask(ann.transport, "members.remove", { scheduleId, personId: vic.personId });
    assert.isUndefined(await listening.next());
    await listening.cut();
  });

  test("hides everything from a removed member with their next request [P24]", async ({ ann, bob, scheduleId }) => {
    await ask(bob.transport, "members.list", { scheduleId });
    await ask(ann.transport, "members.remove", { scheduleId, personId: bob.personId });
    const error = await refusal(() => ask(bob.transport, "members.list", { scheduleId }));
    assert.equal(error.code, "request.not-found");
  });

  test("decides the next request by the new role [P24]", async ({ ann, bob, scheduleId }) => {
    await ask(bob.transport, "schedules.update", { scheduleId, name: "As member" });
    await ask(ann.transport, "members.setRole", { scheduleId, personId: bob.personId, role: "viewer" });
    const error = await refusal(() => ask(bob.transport, "schedules.update", { scheduleId, name: "As viewer" }));
    assert.equal(error.code, "request.forbidden");
  });
}

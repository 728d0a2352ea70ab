import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { guard } from "../kernel/operations/rule.ts";
import { id } from "../kernel/values/fields.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { scheduleFacts, toMemberContext, type MemberContext } from "./member-context.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "./role-rules.ts";

const hour = 3_600_000;

/** A host's rule: the gate is open from 06:00 to 18:00 UTC. */
const theGateIsOpen = guard<MemberContext>("the gate is open", ({ now }) => {
  const hourOfDay = Math.floor(now / hour) % 24;
  return (hourOfDay >= 6 && hourOfDay < 18) || { code: "request.forbidden", remedy: "ask-an-admin" };
});

const passGate = operation({
  name: "gates.pass",
  summary: "Passes the gate of a schedule.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({}),
  load: [({ scheduleId }, actor) => scheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, everyoneOnAScheduleSeesIt, theGateIsOpen],
  apply: () => ({ output: {} }),
});

test("decides a host's rule by the time of the call, from the context that all of a schedule's rules get [X1]", async () => {
  const { app, ann, scheduleId } = await createTestWorld({ domains: [{ name: "gates", operations: [passGate] }] });
  const actor = await ann.actor();
  const isAllowed = async () => {
    const decision = await app.rollcall.call("check", { name: "gates.pass", input: { scheduleId }, actor });
    return (decision as { readonly allowed: boolean }).allowed;
  };
  const untilNoon = 12 * hour - (app.clock.now() % (24 * hour));
  app.clock.advance(untilNoon < 0 ? untilNoon + 24 * hour : untilNoon);
  assert.equal(await isAllowed(), true);
  app.clock.advance(8 * hour);
  assert.equal(await isAllowed(), false);
  app.clock.advance(12 * hour);
  assert.equal(await isAllowed(), true);
});

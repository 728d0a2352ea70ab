import assert from "node:assert/strict";
import test from "node:test";
import { linkProblems } from "../ports/link-provider.ts";
import { members } from "../schedules/members.ts";
import { list } from "../kernel/query.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

const people = ["Max", "Kim", "Lou", "Noa", "Pat", "Ray"].map((name) => upstreamPerson(name));

test("no fault of an upstream product changes a member or sends a mail, and the next good answer applies [P57, P58, F8]", async () => {
  const { app, ann, mailer, upstream, scheduleId, link, sync, linkView } = await createLinkedWorld();
  upstream.people = people;
  await link();
  await app.rollcall.dispatchMail();
  const rows = () =>
    app.store.transaction("read", (tx) => tx.read([list(members, "key", 1)({ equal: [scheduleId], limit: 100 })]));
  const before = await rows();
  const { lastSuccessAt } = await linkView();
  const sent = mailer.sent.length;
  const faults = linkProblems.flatMap((problem) => [
    { problem },
    ...(problem === "rate-limited"
      ? [
          { problem, retryAfter: 1 },
          { problem, retryAfter: 86_400 },
        ]
      : []),
  ]);
  for (const fault of faults) {
    // What a provider has read so far doesn't count.
    upstream.people = people.slice(0, 3);
    upstream.fault = fault;
    assert.equal((await sync()).failed, 1, fault.problem);
    assert.equal((await linkView()).problem, fault.problem);
    app.clock.advance(3_600_000);
  }
  upstream.fault = undefined;
  upstream.before = () => {
    throw new TypeError("a bug in a provider");
  };
  assert.equal((await sync()).failed, 1);
  assert.equal((await linkView()).problem, "unreachable");
  assert.equal((await linkView()).lastSuccessAt, lastSuccessAt);
  upstream.before = () => undefined;
  app.clock.advance(3_600_000);
  for (const answer of [[], people.slice(0, 3)]) {
    upstream.people = answer;
    assert.equal((await sync()).held, 1);
    app.clock.advance(3_600_000);
  }
  assert.deepEqual(await rows(), before);
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.slice(sent).map(({ to }) => to.address),
    ["ann@example.org"],
  );
  upstream.people = people.slice(0, 5);
  assert.equal((await sync()).done, 1);
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.members, 7);
});

import assert from "node:assert/strict";
import test from "node:test";
import { type LinkConnection, linkProblems } from "../ports/link-provider.ts";
import { members } from "../schedules/members.ts";
import { list } from "../kernel/store/query.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

const people = ["Max", "Kim", "Lou", "Noa", "Pat", "Ray"].map((name) => upstreamPerson(name));

test("no fault of an upstream product changes a member or sends an email, and the next good response applies [P57, P58, F8]", async () => {
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

test("rejects a response with ids that stores can't keep, and reads hostile names and addresses as text [P56, P58]", async () => {
  const { upstream, link, sync, roster, linkView } = await createLinkedWorld();
  const [max, kim] = upstream.people;
  await link();
  for (const externalId of ["", "a\0b", "\ud800", "i".repeat(501)]) {
    upstream.people = [...people, upstreamPerson("Eve", { externalId })];
    assert.equal((await sync()).failed, 1, externalId);
    assert.equal((await linkView()).problem, "invalid-answer");
  }
  const long = "n".repeat(20_000);
  upstream.people = [
    ...[max, kim].flatMap((one) => one ?? []),
    upstreamPerson("__proto__", { externalId: "__proto__" }),
    upstreamPerson("constructor", {
      externalId: "constructor",
      name: "Lo\ud800ne\0name",
      address: "l\ud800@example.org",
    }),
    upstreamPerson("toString", { externalId: "toString", name: long, address: `${long}@example.org` }),
  ];
  assert.equal((await sync()).done, 1);
  const after = await roster();
  const expected = ["Ann", "Kim", "Lone name", "Max", "Vic", "__proto__", long.slice(0, 120)];
  assert.deepEqual(Object.keys(after).sort(), expected);
  await sync();
  assert.deepEqual(await roster(), after);
});

test("uses the link's settings as they are after reading, so trust that an admin withdraws in the meantime doesn't count [P62, Q17]", async () => {
  const { ann, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
  await link();
  await ann.client.links.update({ scheduleId, trustsAddresses: true });
  upstream.people = [...upstream.people, upstreamPerson("Eve", { address: "vic@example.org", verified: false })];
  upstream.before = async () => {
    upstream.before = () => undefined;
    await ann.client.links.update({ scheduleId, trustsAddresses: false });
  };
  await sync();
  assert.match((await roster())["Vic"] ?? "", /^viewer - local/);
  const { rows } = await ann.client.links.listMatches({ scheduleId });
  assert.deepEqual(
    rows.map(({ externalId }) => externalId),
    ["up-Eve"],
  );
});

test("a response that never arrives ends at the timeout, even if the provider ignores the signal [P58, P60]", async (t) => {
  const { ann, upstream, scheduleId, link, sync, linkView } = await createLinkedWorld();
  await link();
  t.mock.method(AbortSignal, "timeout", () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    return controller.signal;
  });
  upstream.before = () => new Promise<void>(() => undefined);
  assert.deepEqual(await sync(), { done: 0, held: 0, failed: 1 });
  assert.equal((await linkView()).problem, "timed-out");
  assert.equal(await codeOf(ann.client.links.getPlan({ scheduleId })), "sync.upstream-failed");
});

test("an admin of another organization can neither see nor use a link, and causes no request [P21, P66]", async () => {
  const { upstream, stranger, scheduleId, link, linkView } = await createLinkedWorld();
  await link();
  const before = await linkView();
  const { reads } = upstream;
  const connection = { settings: asked.settings, credentials: asked.credentials };
  const { links } = stranger.client;
  const calls = [
    () => links.get({ scheduleId }),
    () => links.getPlan({ scheduleId }),
    () => links.listRuns({ scheduleId }),
    () => links.listMatches({ scheduleId }),
    () => links.listHeldRemovals({ scheduleId }),
    () => links.findUpstreamSchedules({ scheduleId, provider: asked.provider, ...connection }),
    () => links.create({ scheduleId, ...asked }),
    () => links.create.dryRun({ scheduleId, ...asked }),
    () => links.update({ scheduleId, connection }),
    () => links.sync({ scheduleId }),
    () => links.confirmHeld({ scheduleId, digest: "0" }),
    () => links.discardHeld({ scheduleId }),
    () => links.mergeMatch({ scheduleId, externalId: "up-Max" }),
    () => links.dismissMatch({ scheduleId, externalId: "up-Max" }),
    () => links.createTrigger({ scheduleId }),
    () => links.remove({ scheduleId }),
  ];
  for (const call of calls)
    assert.deepEqual([call.toString(), await codeOf(call())], [call.toString(), "request.not-found"]);
  assert.equal(upstream.reads, reads);
  assert.deepEqual(await linkView(), before);
});

test("a link whose provider throws before a run doesn't stop the others [B25, P60]", async () => {
  const { app, ann, scheduleId, upstream, link, sync, roster } = await createLinkedWorld();
  await link();
  const other = await app.schedule(ann, "Day watch");
  await ann.client.links.create({ ...asked, scheduleId: other, upstreamId: "crew", settings: { host: "bad.example" } });
  const { hostOf } = upstream.provider;
  Object.assign(upstream.provider, {
    hostOf(connection: LinkConnection) {
      if (connection.settings["host"] === "bad.example") throw new TypeError("the code has a bug");
      return hostOf(connection);
    },
  });
  upstream.people = [...upstream.people, upstreamPerson("Lou")];
  await Promise.allSettled([sync()]);
  assert.match((await roster())["Lou"] ?? "", /linked/);
  assert.equal((await ann.client.links.get({ scheduleId })).link?.problem, null);
});

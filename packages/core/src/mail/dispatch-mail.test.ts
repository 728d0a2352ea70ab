import { createMemoryStore } from "@rollcall/storage-memory";
import { faultyStore } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { update } from "../kernel/change.ts";
import { countingLimits } from "./counting-limits.fixture.ts";
import { mailsByDue, outbox } from "./outbox.ts";

/** A world on a faulty store, in which so many invitations are queued. */
async function queued(count: number) {
  const store = faultyStore(createMemoryStore());
  const { taken, limits } = countingLimits();
  const world = await createMailedWorld({ store, limits: () => limits });
  const { ann, mailer, scheduleId } = world;
  const people = Array.from({ length: count }, (_, index) => ({ address: `p${index}@pending.example` }));
  await ann.client.members.add({ scheduleId, people });
  mailer.sent.length = 0;
  const received = () => new Set(mailer.sent.map(({ to }) => to.address)).size;
  return { ...world, store, received, counted: () => taken.get(`mail.schedule:${scheduleId}`) ?? 0 };
}

test("sends a long queue in turns of ten seconds, and reports whether mail is left [P69]", async () => {
  const { app, mailer, received } = await queued(60);
  mailer.answer = () => {
    app.clock.advance(400);
    return { status: "sent" };
  };
  const reports = [];
  for (let turn = 0; turn < 3; turn++) reports.push(await app.rollcall.dispatchMail());
  // Up to four mails are being sent when the time is up.
  for (const { sent } of reports.slice(0, 2)) assert(sent >= 25 && sent < 29, `${sent}`);
  assert.deepEqual(
    reports.map(({ hasMore }) => hasMore),
    [true, true, undefined],
  );
  assert.deepEqual([mailer.sent.length, received()], [60, 60]);
});

test("sends all mail in one run although a busy store refuses some transactions, and counts each once [P69, Q53]", async () => {
  const { app, mailer, store, received, counted } = await queued(12);
  const before = counted();
  let writes = 0;
  store.follow(({ kind, mode }) => (kind === "begin" && mode === "write" && ++writes % 3 === 1 ? "before" : undefined));
  assert.equal((await app.rollcall.dispatchMail()).sent, 12);
  assert.deepEqual([mailer.sent.length, received(), counted()], [12, 12, before + 12]);
});

test("ends a run after a few mails if the store refuses all writes, and sends them in the next one [P69]", async () => {
  const { app, mailer, store } = await queued(60);
  let refused = 0;
  store.follow(({ kind, mode }) => {
    if (kind !== "begin" || mode !== "write") return undefined;
    refused += 1;
    return "before";
  });
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "store.unavailable");
  assert(refused <= 12, `${refused} attempts`);
  assert.equal(mailer.sent.length, 0);
  store.follow();
  assert.equal((await app.rollcall.dispatchMail()).sent, 60);
});

test("sends the other mail of a page although many before it belong to a domain that was removed [P69]", async () => {
  const { app, mailer, store } = await queued(40);
  const [due] = await store.transaction("read", (tx) => tx.read([mailsByDue({ equal: [true], limit: 20 })]));
  await store.transaction("write", (tx) =>
    tx.write(due.map(({ id }) => update(outbox, [id], { kind: "removed.mail" }))),
  );
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "internal");
  assert.equal(mailer.sent.length, 20);
});

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { type Clock, createRollcall, type Mailer, type MailOptions } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { nodePlatform } from "../node-platform.ts";
import { nodeSecrets } from "../node-secrets.ts";
import { type Answers, openMailServer, smtpError } from "./mail-server.fixture.ts";

const hour = 3_600_000;

/** A Rollcall instance on a file with a test clock, invited people and a real mail server. */
async function openOutbox(t: TestContext, people: number, answers: Answers, limits?: MailOptions["limits"]) {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-outbox-"));
  const path = join(folder, "rollcall.db");
  const clock = { time: Date.UTC(2026, 10, 22), now: () => clock.time };
  const world = await openMailServer(t, answers);
  const open = (mailer: Mailer, time: Clock = clock) =>
    createRollcall({
      ...nodePlatform,
      store: createSqliteStore({ path }),
      clock: time,
      secrets: nodeSecrets("a long key that outlives the process"),
      mail: {
        mailer,
        baseUrl: "https://rollcall.test",
        from: { address: "rota@rollcall.test", name: "Rota" },
        ...(limits && { limits }),
      },
    });
  const rollcall = await open(world.mailer);
  t.after(async () => {
    await rollcall.close();
    await rm(folder, { recursive: true });
  });
  const ann = await rollcall.recognise({
    organizationId: "org",
    hostUserId: "ann",
    email: "ann@example.org",
    emailVerified: true,
    name: "Ann",
    organizationRole: "admin",
  });
  const run = async <T>(name: string, input: unknown) => (await rollcall.call("run", { name, input, actor: ann })) as T;
  const { schedule } = await run<{ schedule: { id: string } }>("schedules.create", { name: "Ward 3" });
  const scheduleId = schedule.id;
  for (let from = 0; from < people; from += 500) {
    const some = Array.from({ length: Math.min(500, people - from) }, (_, i) => ({
      address: `worker${from + i}@example.org`,
    }));
    await run("members.add", { scheduleId, people: some });
  }
  return { ...world, rollcall, open, clock, run, scheduleId };
}

test("sends a backlog: every email once, to its own recipient [F7]", async (t) => {
  // This can be increased for measurements.
  const people = Number(process.env["ROLLCALL_BACKLOG"] ?? 60);
  const free = { perActor: 100_000, perSchedule: 100_000 };
  const { rollcall, deliveries } = await openOutbox(t, people, {}, free);
  const began = performance.now();
  assert.deepEqual(await rollcall.dispatchMail(), { sent: people, ended: 0, failed: 0, paced: 0 });
  t.diagnostic(`${people} emails in ${Math.round(performance.now() - began)} ms`);
  assert.equal(new Set(deliveries.map(({ recipients }) => recipients.join())).size, people);
  assert.equal(deliveries.length, people);
  assert.deepEqual(await rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 0, paced: 0 });
});

test("retries an email after its server died, with the same id and link [F7]", async (t) => {
  let dying = true;
  const outbox = await openOutbox(t, 1, {
    onData: ({ id }) => {
      if (!dying) return undefined;
      for (const connection of outbox.server.connections) if (connection.id === id) connection._socket.destroy();
      return new Promise(() => undefined);
    },
  });
  const { rollcall, clock, deliveries } = outbox;
  assert.deepEqual(await rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 1, paced: 0 });
  dying = false;
  assert.deepEqual(await rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 0, paced: 0 });
  clock.time += hour;
  assert.deepEqual(await rollcall.dispatchMail(), { sent: 1, ended: 0, failed: 0, paced: 0 });
  const [first, second, ...more] = deliveries.map(({ email }) => ({
    id: email.messageId,
    link: /https:\S+#[\w.-]+/.exec(email.text ?? "")?.[0],
  }));
  assert.ok(first?.id && first.link);
  assert.deepEqual(second, first);
  assert.deepEqual(more, []);
});

test("two processes on one file send each email once and share the limits [F7, F11]", async (t) => {
  const { rollcall, open, mailer, deliveries, clock } = await openOutbox(t, 40, {}, { perActor: 30 });
  const other = await open(mailer);
  t.after(() => other.close());
  const reports = await Promise.all([rollcall.dispatchMail(), other.dispatchMail()]);
  assert.equal(deliveries.length, 30);
  assert.equal(new Set(deliveries.map(({ recipients }) => recipients.join())).size, 30);
  const total = (kind: "sent" | "paced") => reports.reduce((sum, report) => sum + report[kind], 0);
  assert.deepEqual([total("sent"), total("paced")], [30, 10]);
  clock.time += hour;
  await Promise.all([rollcall.dispatchMail(), other.dispatchMail()]);
  assert.equal(deliveries.length, 40);
});

test("loses no mail while a mail server is down for an hour, and then updates the members [P69]", async (t) => {
  let answer: Error | undefined = smtpError(421, "away");
  const { rollcall, clock, deliveries, run, scheduleId } = await openOutbox(t, 3, { onMailFrom: () => answer });
  for (let minutes = 0; minutes < 60; minutes += 5) {
    const { sent, ended } = await rollcall.dispatchMail();
    assert.deepEqual([sent, ended], [0, 0]);
    clock.time += 5 * 60_000;
  }
  assert.deepEqual(deliveries, []);
  answer = undefined;
  clock.time += hour;
  assert.equal((await rollcall.dispatchMail()).sent, 3);
  const { rows } = await run<{ rows: { invitation: string | null }[] }>("members.list", { scheduleId });
  assert.deepEqual(rows.map(({ invitation }) => invitation).sort(), ["not-needed", "sent", "sent", "sent"]);
});

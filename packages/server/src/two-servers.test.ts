import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, suite, test } from "node:test";
import { createRollcall, createWebPasswords, type Mailer, type MailMessage, type Rollcall } from "@rollcall/core";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import { testDatabase } from "@rollcall/tools/postgres";
import { createServer, type RollcallServer } from "./create-server.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";
import type { LogEntry } from "./log.ts";
import { nodePlatform, nodeSecrets } from "./node/index.ts";
import { codeOf, identityOf, site } from "./world.fixture.ts";

/** A mailer that lets a test wait for a number of emails. */
function countingMailer() {
  const mails: MailMessage[] = [];
  let notify: () => void = () => undefined;
  const mailer: Mailer = {
    send: async (message) => {
      mails.push(message);
      notify();
      return { status: "sent" };
    },
  };
  const received = async (amount: number): Promise<void> => {
    while (mails.length < amount) await new Promise<void>((resolve) => (notify = resolve));
  };
  return { mails, mailer, received };
}

suite("two servers over PostgreSQL", () => {
  const { mails, mailer, received } = countingMailer();
  const log: LogEntry[] = [];
  const opened: { readonly rollcall: Rollcall; readonly server: RollcallServer }[] = [];
  let database: ReturnType<typeof freshSchema>;
  let scheduleId = "";

  /** Sends a request by Ann to one of the servers. */
  const send = (at: 0 | 1, operation: string, input: object, headers: Readonly<Record<string, string>> = {}) => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers } };
    const request = new Request(`${site}/rollcall/${operation}`, { ...init, body: JSON.stringify(input) });
    return opened[at]?.server.handler(request, { address: "192.0.2.1" }) ?? assert.fail("not started");
  };
  const start = async (): Promise<void> => {
    const { connectionString, schema, jobsSchema } = database;
    const rollcall = await createRollcall({
      ...nodePlatform,
      store: createPostgresStore({ connectionString, schema, maxConnections: 4 }),
      secrets: nodeSecrets("a key of this installation, and long"),
      passwords: createWebPasswords(1),
      mail: { mailer, baseUrl: site, from: { address: "rota@example.com", name: "Rota" } },
    });
    const server = createServer({
      rollcall,
      authenticate: () => identityOf("ann"),
      jobs: createPostgresJobs({ connectionString, schema: jobsSchema }),
      log: (entry) => log.push(entry),
    });
    opened.push({ rollcall, server });
  };

  before(async () => {
    database = freshSchema(await testDatabase());
    await start();
    await start();
    const response = await send(0, "schedules.create", { name: "Ward 3" });
    ({ id: scheduleId } = ((await response.json()) as { schedule: { id: string } }).schedule);
  });
  after(async () => {
    for (const { server } of opened) server.close();
    for (const { server, rollcall } of opened) {
      await server.idle();
      await rollcall.close();
    }
    await database.drop();
    assert.deepEqual(
      log.filter(({ level }) => level === "error"),
      [],
    );
  });

  test("send each email once, regardless of which one queued it [F7, F11]", async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `hand-${index}@example.org`);
    await Promise.all(
      addresses.map((address, index) =>
        send(index % 2 === 0 ? 0 : 1, "members.add", { scheduleId, people: [{ address }] }),
      ),
    );
    await received(addresses.length);
    for (const { rollcall } of opened) await rollcall.dispatchMail();
    assert.deepEqual(mails.map(({ to }) => to.address).sort(), addresses.sort());
  });

  test("repeat the response of the other for the same idempotency key [F5, F11]", async () => {
    const key = { "idempotency-key": randomUUID() };
    const people = [{ address: "late@example.org" }];
    const first = await send(0, "members.add", { scheduleId, people }, key);
    const again = await send(1, "members.add", { scheduleId, people }, key);
    assert.deepEqual([first.status, again.status], [200, 200]);
    const body = (await first.json()) as { results: readonly { status: string }[] };
    assert.equal(body.results[0]?.status, "added");
    assert.deepEqual(await again.json(), body);
    const other = await send(1, "members.add", { scheduleId, people: [{ address: "else@example.org" }] }, key);
    assert.deepEqual([other.status, await codeOf(other)], [409, "request.key-reused"]);

    const both = { "idempotency-key": randomUUID() };
    const addTwin = async (at: 0 | 1) => {
      const response = await send(at, "members.add", { scheduleId, people: [{ address: "twin@example.org" }] }, both);
      return (await response.json()) as typeof body;
    };
    const atOnce = await Promise.all([addTwin(0), addTwin(1)]);
    assert.deepEqual(atOnce[0], atOnce[1]);
    assert.equal(atOnce[0].results[0]?.status, "added");
  });

  test("refuse wrong passwords once the other has seen too many [P36, F11]", async () => {
    const signIn = (at: 0 | 1) =>
      send(at, "access.signIn", {
        organizationId: "org",
        email: "nobody@workers.test",
        password: "an umbrella of slate",
      });
    let refused = await signIn(0);
    assert.equal(refused.status, 401);
    while (refused.status === 401) refused = await signIn(0);
    for (const response of [refused, await signIn(1)]) {
      assert.equal(response.status, 429);
      assert.ok(Number(response.headers.get("retry-after")) >= 1);
    }
  });
});

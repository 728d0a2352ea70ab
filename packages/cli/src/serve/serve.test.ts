import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import { configured, strongSecret, install, type Running } from "../installation.fixture.ts";

/** The printed address. */
async function addressOf({ until }: Running): Promise<string> {
  const [, address = ""] = /is listening on (\S+)/.exec(await until(/is listening on \S+\n/)) ?? [];
  return address;
}

const clientOf = (baseUrl: string, user: string) =>
  createHttpClient({ baseUrl, headers: { "x-user": user }, retry: 0 });

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`serves the user that authenticate returns, and shuts down cleanly on ${signal} [Q51]`, async (t) => {
    const { start, folder } = install(t, configured());
    const running = await start(["serve", "--port", "0"]);
    const address = await addressOf(running);
    assert.match(address, /^http:\/\/localhost:\d+\/rollcall$/);
    const { person } = await clientOf(address, "boss").people.getMe({});
    assert.deepEqual([person.name, person.organizationRole], ["boss", "admin"]);
    await assert.rejects(createHttpClient({ baseUrl: address, retry: 0 }).people.getMe({}), {
      code: "request.unauthenticated",
    });
    running.child.kill(signal);
    const { code, out } = await running.ended;
    assert.equal(code, 0);
    assert.match(out, /\nStopped\.\n$/);
    // A store that was not closed leaves its write-ahead log.
    assert.equal(existsSync(join(folder, "rollcall.db-wal")), false);
  });
}

test("waits for mail that is being sent before it exits [F7]", async (t) => {
  const { start, write } = install(
    t,
    `import { existsSync, watch } from "node:fs";
    const permitted = new Promise<void>((resolve) => {
      const watcher = watch(import.meta.dirname, () => {
        if (!existsSync(import.meta.dirname + "/go")) return;
        watcher.close();
        resolve();
      });
    });
    const mailer = {
      async send() {
        console.log("sending mail");
        await permitted;
        console.log("mail sent");
        return { status: "sent" as const };
      },
    };
    ${configured('mail: { mailer, from: "Rota <rota@example.org>" }, baseUrl: "http://localhost:4400",')}`,
  );
  const running = await start(["serve", "--port", "0"]);
  const client = clientOf(await addressOf(running), "boss");
  const { schedule } = await client.schedules.create({ name: "Ward 3" });
  await client.members.add({ scheduleId: schedule.id, people: [{ address: "max@example.org" }] });
  await running.until(/sending mail/);
  running.child.kill("SIGTERM");
  await running.until(/Shutting down/);
  write("go", "");
  const { code, out } = await running.ended;
  assert.equal(code, 0);
  assert.match(out, /Shutting down: .*\nmail sent\nStopped\.\n$/);
});

test("accepts pages from the base URL even behind a proxy that changes the host name, and rejects others [P40]", async (t) => {
  const { serve } = install(t, configured('baseUrl: "https://planner.example.com",'));
  const address = await serve();
  const create = async (origin: string) =>
    fetch(`${address}/schedules.create`, {
      method: "POST",
      headers: { origin, "content-type": "application/json", "x-user": "boss" },
      body: JSON.stringify({ name: "Ward 3" }),
    });
  assert.equal((await create("https://planner.example.com")).status, 200);
  assert.equal((await create("https://elsewhere.example.com")).status, 403);
});

test("applies trustedProxies, bodyLimit and basePath, and a flag overrides the port [P36]", async (t) => {
  const settings = 'trustedProxies: ["127.0.0.1", "::1"], bodyLimit: 200, port: 4499, basePath: "/planner",';
  const { serve } = install(t, configured(settings));
  const address = await serve();
  assert.match(address, /^http:\/\/localhost:\d+\/planner$/);
  assert.doesNotMatch(address, /:4499/);
  const ask = async (email: string, place: string) =>
    fetch(`${address}/access.forgot`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": place },
      body: JSON.stringify({ organizationId: "org", email }),
    });
  assert.equal((await ask("n".repeat(200), "203.0.113.1")).status, 413);
  for (let n = 0; n < 100; n++) assert.equal((await ask("nobody@example.org", "203.0.113.2")).status, 200);
  assert.equal((await ask("nobody@example.org", "203.0.113.2")).status, 429);
  assert.equal((await ask("nobody@example.org", "203.0.113.3")).status, 200);
});

test("reads calendars from the server, but never from its own network [Q52]", async (t) => {
  const { serve } = install(t, configured());
  const client = clientOf(await serve(), "boss");
  await assert.rejects(client.calendars.connect({ address: "https://127.0.0.1/secret.ics" }), {
    code: "calendar.address-invalid",
    details: { problem: "address-refused" },
  });
});

test("keeps accepting requests for a while after a signal if `drain` is set, but isn't ready", async (t) => {
  // Longer than the test: the second signal ends it.
  const running = await install(t, configured("drain: 600_000,")).start(["serve", "--port", "0"]);
  const address = await addressOf(running);
  const statuses = async () =>
    Promise.all(["ready", "live"].map(async (probe) => (await fetch(`${address}/health/${probe}`)).status));
  assert.deepEqual(await statuses(), [200, 200]);
  running.child.kill("SIGTERM");
  await running.until(/Shutting down/);
  assert.deepEqual(await statuses(), [503, 200]);
  running.child.kill("SIGTERM");
  assert.equal((await running.ended).code, 143);
});

test("exits immediately on a second signal", async (t) => {
  const { start } = install(
    t,
    `const forever = new Promise<never>(() => undefined);
    const mailer = {
      send() {
        console.log("sending mail");
        return forever;
      },
    };
    ${configured('mail: { mailer, from: "Rota <rota@example.org>" }, baseUrl: "http://localhost:4400",')}`,
  );
  const running = await start(["serve", "--port", "0"]);
  const client = clientOf(await addressOf(running), "boss");
  const { schedule } = await client.schedules.create({ name: "Ward 3" });
  await client.members.add({ scheduleId: schedule.id, people: [{ address: "max@example.org" }] });
  await running.until(/sending mail/);
  running.child.kill("SIGTERM");
  await running.until(/Shutting down/);
  running.child.kill("SIGTERM");
  assert.equal((await running.ended).code, 143);
});

test("reports a port in use in one line", async (t) => {
  const other = createServer().listen(0, "localhost");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, err } = await install(t, configured()).call(["serve", "--port", String(port)]);
  assert.equal(code, 1);
  assert.match(
    err,
    new RegExp(`rollcall: port ${port} on localhost is already in use: choose another with --port\\n$`),
  );
});

const ready = `mail: { smtp: { host: "mx.example.com" }, from: "rota@example.com" }, baseUrl: "https://planner.example.com",
  secret: "${strongSecret}", port: 0,`;

/** A production configuration with one setting replaced. */
const but = (setting: RegExp, instead: string): string => configured(ready.replace(setting, instead));

const unready: readonly [what: string, config: string, named: readonly string[]][] = [
  ["the default settings", configured(), ["baseUrl", "secret", "mail"]],
  [
    "unset environment variables",
    configured('baseUrl: process.env["NO_URL"], secret: "", mail: undefined,'),
    ["baseUrl", "secret", "mail"],
  ],
  ["no mailer", but(/mail: \{.+?\},.+?\},|mail: .+?" \},/, ""), ["mail"]],
  ["links without https", but(/https:/, "http:"), ["baseUrl"]],
  ["a short secret", but(new RegExp(strongSecret), "short"), ["secret"]],
  ["a well-known secret", but(new RegExp(strongSecret), "change-me-change-me-change-me-now"), ["secret"]],
  ["no authenticate function", configured(ready).replace(/authenticate: [^]*?\n {2}\},\n/, ""), ["authenticate"]],
  ["no database", configured(ready).replace(/database: .+/, ""), ["database"]],
  [
    "the capture mailer",
    `import { createCaptureMailer } from "@rollcall/server";
    ${but(/smtp: \{.+?\}/, "mailer: createCaptureMailer()")}`,
    ["mail"],
  ],
];

for (const [what, config, named] of unready) {
  test(`refuses to start in production with ${what} and lists everything that is missing [F15]`, async (t) => {
    const { call, folder } = install(t, config);
    const { code, out, err } = await call(["serve"], { NODE_ENV: "production" });
    assert.deepEqual([code, out], [2, ""]);
    assert.deepEqual(
      [...err.matchAll(/^ {2}`(\w+)`: /gm)].map(([, name]) => name),
      named,
    );
    assert.doesNotMatch(err, /^ +at /m);
    for (const secret of [strongSecret, "change-me"]) assert.ok(!err.includes(secret));
    assert.equal(existsSync(join(folder, "rollcall.db")), false);
  });
}

test("starts in production with all required settings [F15]", async (t) => {
  const { code, out, err } = await install(t, configured(ready)).call(["serve"], { NODE_ENV: "production" });
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /^Rollcall is listening on http:\/\/localhost:\d+\/rollcall\n/);
});

test("starts in development without them and lists what is weak [F15]", async (t) => {
  const { code, err } = await install(t, configured("port: 0,")).call(["serve"]);
  assert.equal(code, 0);
  assert.deepEqual(
    [...err.matchAll(/^weak {2}`(\w+)`/gm)].map(([, name]) => name),
    ["baseUrl", "secret", "mail"],
  );
});

test("exits on a signal during startup as the first process in a container [F12]", async (t) => {
  const { start } = install(t, `console.log("loading");\nawait new Promise(() => undefined);\n`);
  // Linux ignores a signal to that process unless it has a listener; with one, it exits instead of being killed.
  const asFirst = encodeURIComponent(`Object.defineProperty(process, "pid", { value: 1 })`);
  const { child, until, ended } = await start(["serve"], { NODE_OPTIONS: `--import=data:text/javascript,${asFirst}` });
  await until(/loading/);
  child.kill("SIGTERM");
  assert.equal((await ended).code, 143);
});

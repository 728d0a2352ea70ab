import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { configured, install, strongSecret } from "../installation.fixture.ts";

test("rotate-secret seals with the first of several secrets, and requires one [P66, F15]", async (t) => {
  const { call } = install(t, configured(`secret: ["${strongSecret.toLowerCase()}", "${strongSecret}"],`));
  assert.deepEqual(await call(["rotate-secret"]), {
    code: 0,
    out: "Values sealed with the first secret: 0. Already sealed with it: 0.\nThe other secrets are no longer needed.\n",
    err: "",
  });
  const { code, err } = await install(t, configured()).call(["rotate-secret"]);
  assert.equal(code, 2);
  assert.match(err, /`secret` is not set/);
});

test("synchronizes a linked schedule with the same credentials in `serve` after the secret was replaced [B19, P66]", async (t) => {
  let people = "email\nada@example.com\n";
  const paths: string[] = [];
  const upstream = createServer(({ url }, response) => {
    paths.push(url ?? "");
    response.end(people);
  }).listen(0, "127.0.0.1");
  await once(upstream, "listening");
  t.after(() => upstream.close());
  const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const settings = (secret: string, origins: string) =>
    configured(`port: 0, secret: ${secret}, links: { providers: ["csv"], origins: ["${origins}"] },`);
  const { write, call, start, folder } = install(t);
  /** Other file names, because a loaded module stays cached. */
  const open = async (name: string, config: string) => {
    write(name, config);
    return openRollcall(await loadConfig({ cwd: folder }, name));
  };
  const former = await open("former.ts", settings(`"${strongSecret}"`, origin));
  const identity = { organizationId: "org", hostUserId: "boss", email: "boss@example.org", emailVerified: true };
  const actor = await former.rollcall.recognise({ ...identity, name: "boss", organizationRole: "admin" });
  const run = (name: string, input: object) => former.rollcall.call("run", { name, input, actor });
  const { schedule } = (await run("schedules.create", { name: "Night" })) as { schedule: { id: string } };
  const credentials = { url: `${origin}/people.csv?key=hidden` };
  const link = { scheduleId: schedule.id, provider: "csv", settings: {}, credentials, upstreamId: "people" };
  await run("links.create", link);
  await former.rollcall.close();

  const next = strongSecret.toLowerCase();
  write("both.ts", settings(`["${next}", "${strongSecret}"]`, origin));
  const rotated = await call(["rotate-secret", "--config", "both.ts"]);
  assert.deepEqual([rotated.code, rotated.out.split(" Already")[0]], [0, "Values sealed with the first secret: 1."]);
  write("former-only.ts", settings(`"${strongSecret}"`, origin));
  const unreadable = await call(["rotate-secret", "--config", "former-only.ts"]);
  assert.equal(unreadable.code, 1);
  assert.match(unreadable.err, /values that can't be opened with any of these secrets: 1;/);

  paths.length = 0;
  people += "ben@example.com\n";
  write("rollcall.config.ts", settings(`"${next}"`, origin));
  const { until, child, ended } = await start(["serve"]);
  await Promise.all([until(/is listening on/), once(upstream, "request")]);
  child.kill("SIGTERM");
  assert.equal((await ended).code, 0);
  assert.deepEqual(paths, ["/people.csv?key=hidden"]);
  const last = await open("last.ts", settings(`"${next}"`, origin));
  const listed = await last.rollcall.call("run", { name: "members.list", input: { scheduleId: schedule.id }, actor });
  assert.deepEqual((listed as { rows: { email: string }[] }).rows.map(({ email }) => email).sort(), [
    "ada@example.com",
    "ben@example.com",
    "boss@example.org",
  ]);
  await last.rollcall.close();
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, truncateSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { SMTPServer } from "smtp-server";
import { configured, strongSecret, install } from "../installation.fixture.ts";

interface Report {
  readonly ok: boolean;
  readonly production: boolean;
  readonly findings: readonly { name: string; status: string; message: string; remedy?: string }[];
}

/** The status of each finding by name. */
const statuses = ({ findings }: Report) => Object.fromEntries(findings.map(({ name, status }) => [name, status]));

const messageOf = (report: Report, name: string): string =>
  report.findings.find((one) => one.name === name)?.message ?? "";

async function mailServer(t: TestContext): Promise<number> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false });
  const listening = server.listen(0, "localhost");
  await once(listening, "listening");
  t.after(() => new Promise<void>((closed) => server.close(closed)));
  return (listening.address() as AddressInfo).port;
}

const smtp = (port: number): string =>
  `mail: { smtp: { host: "localhost", port: ${port}, encryption: "none" }, from: "rota@example.com" },`;

const sound = (port: number): string =>
  `${smtp(port)} baseUrl: "https://planner.example.com", secret: "${strongSecret}", trustedProxies: ["127.0.0.1"],`;

const all = [
  "node",
  "configuration",
  "authenticate",
  "database",
  "baseUrl",
  "secret",
  "mail",
  "composition",
  "passwords",
  "trustedProxies",
];

test("reports a complete setup as ok, with exit code 0 [F15]", async (t) => {
  const { run, call } = install(t, configured(sound(await mailServer(t))));
  await call(["migrate"]);
  const { code, out, err } = await run(["doctor"]);
  assert.deepEqual([code, err], [0, ""]);
  for (const name of all) assert.match(out, new RegExp(`^ok {7}${name} `, "m"));
  assert.match(out, /\n10 ok, 0 weak, 0 missing \(production requirements\)\n$/);
  assert.match(out, /passwords +argon2id, \d+ ms per hash/);
  assert.ok(!out.includes(strongSecret));
});

test("lists what is missing with a remedy, with exit code 1 [F15]", async (t) => {
  const { call, folder } = install(t, "export default {};");
  const { code, out, err } = await call(["doctor", "--json"]);
  assert.deepEqual([code, err], [1, ""]);
  const report = JSON.parse(out) as Report;
  assert.deepEqual([report.ok, report.production], [false, true]);
  assert.deepEqual(statuses(report), {
    node: "ok",
    configuration: "ok",
    authenticate: "missing",
    database: "missing",
    baseUrl: "missing",
    secret: "missing",
    mail: "missing",
    composition: "ok",
    passwords: "ok",
    trustedProxies: "ok",
  });
  for (const { status, remedy } of report.findings) assert.equal(remedy === undefined, status === "ok");
  assert.equal(existsSync(join(folder, "rollcall.db")), false);
});

test("reports an absent or invalid configuration as missing [F15]", async (t) => {
  for (const config of [undefined, configured("port: -1,")]) {
    const { code, out } = await install(t, config).call(["doctor", "--json"]);
    assert.equal(code, 1);
    assert.deepEqual(statuses(JSON.parse(out) as Report), { node: "ok", configuration: "missing" });
  }
});

test("reports settings that production rejects as weak in development [F15]", async (t) => {
  const config = configured(`baseUrl: "http://localhost:4400", secret: "change-me-change-me-change-me-now",`);
  const { call } = install(t, config);
  const development = await call(["doctor", "--json"], { NODE_ENV: "development" });
  assert.equal(development.code, 0);
  const { baseUrl, secret, mail } = statuses(JSON.parse(development.out) as Report);
  assert.deepEqual([baseUrl, secret, mail], ["weak", "weak", "weak"]);
  assert.equal((await call(["doctor"], { NODE_ENV: "production" })).code, 1);
});

test("reports an unreachable or misconfigured mail server as missing, without printing the password [F7, F15]", async (t) => {
  const dead = createServer().listen(0, "localhost");
  await once(dead, "listening");
  const { port } = dead.address() as AddressInfo;
  dead.close();
  await once(dead, "close");
  const inTheClear = `mail: { smtp: { host: "mx", encryption: "none", auth: { user: "rota", pass: "hush-hush" } }, from: "r@example.com" },`;
  const unencrypted = smtp(await mailServer(t)).replace(
    'encryption: "none"',
    'auth: { user: "rota", pass: "hush-hush" }',
  );
  for (const [mail, message] of [
    [smtp(port), /ECONNREFUSED/],
    [inTheClear, /never sent unencrypted/],
    [unencrypted, /STARTTLS|TLS/],
  ] as const) {
    const config = configured(`${mail} baseUrl: "https://planner.example.com", secret: "${strongSecret}",`);
    const { code, out } = await install(t, config).call(["doctor", "--json"]);
    assert.equal(code, 1);
    const report = JSON.parse(out) as Report;
    assert.deepEqual(statuses(report)["mail"], "missing");
    assert.match(messageOf(report, "mail"), message);
    assert.doesNotMatch(out, /hush/);
  }
});

test("checks the database without changing it: absent, outdated, locked, newer or not a database [F4, F12]", async (t) => {
  const { call, folder, write } = install(t, configured());
  const path = join(folder, "rollcall.db");
  const database = async () => {
    const report = JSON.parse((await call(["doctor", "--json"])).out) as Report;
    return [statuses(report)["database"], messageOf(report, "database")] as const;
  };
  assert.match((await database()).join(), /^weak,.* does not exist yet$/);
  assert.equal(existsSync(path), false);
  await call(["migrate"]);
  const before = readFileSync(path);
  assert.match((await database()).join(), /^ok,.*rollcall\.db, version 3\.[0-9a-f]{8}, writable$/);
  assert.deepEqual(readFileSync(path), before);
  const other = new DatabaseSync(path);
  other.exec("begin immediate");
  assert.match((await database()).join(), /^missing,.* locked by another process$/);
  other.exec("rollback; delete from rollcall_schema where collection = 'outbox'; drop table outbox");
  assert.match((await database()).join(), /^weak,.*, writable, 1 table is out of date$/);
  other.exec("update rollcall_schema set format = 99");
  other.close();
  assert.match((await database()).join(), /^missing,.*newer version/);
  write("rollcall.db", "no database at all, but text that is long enough to be taken for one");
  assert.match((await database()).join(), /^missing,.* not a SQLite database$/);
});

test("reports rows that jobs retry only once a day, by the name of their work", async (t) => {
  const { call, folder } = install(t, configured());
  await call(["migrate"]);
  const database = new DatabaseSync(join(folder, "rollcall.db"));
  const add = database.prepare(
    "insert into failed_rows (work, row, attempts, retry_at, has_given_up, code) values (?, ?, ?, 0, ?, 'internal')",
  );
  add.run("offers.advance", "[1]", 1, 0);
  const doctor = async () => JSON.parse((await call(["doctor", "--json"])).out) as Report;
  assert.equal(statuses(await doctor())["jobs"], undefined);
  for (const row of ["[2]", "[3]"]) add.run("offers.advance", row, 11, 1);
  add.run("shifts.complete", "[4]", 12, 1);
  database.close();
  const report = await doctor();
  assert.equal(statuses(report)["jobs"], "weak");
  assert.equal(messageOf(report, "jobs"), "3 rows fail each time: `offers.advance`, `shifts.complete`");
});

test("reports a truncated SQLite file, and serve refuses to start [F12, F15]", async (t) => {
  const { call, folder } = install(t, configured());
  await call(["migrate"]);
  truncateSync(join(folder, "rollcall.db"), 300_000);
  const { findings } = JSON.parse((await call(["doctor", "--json"])).out) as Report;
  const found = findings.find(({ name }) => name === "database");
  assert.match(found?.message ?? "", /rollcall\.db is damaged: .*malformed/);
  assert.match(found?.remedy ?? "", /restore a backup/);
  assert.match((await call(["serve", "--port", "0"])).err, /is damaged: .*malformed.*restore a backup/);
});

test("reports missing tables of a SQLite file, and migrate and serve refuse to continue [F12, F15]", async (t) => {
  const { call, folder } = install(t, configured());
  await call(["migrate"]);
  const file = new DatabaseSync(join(folder, "rollcall.db"));
  t.after(() => file.close());
  const remedy = "restore a backup with `rollcall restore`, or undo what another program changed";
  const problems = {
    "drop table members__words": "the table `members__words` is missing",
    "drop table outbox": "the tables `",
    "drop table receipts; drop table people__words": "the tables `",
    "update rollcall_schema set shape = '{' where collection = 'people'":
      "the recorded shape of `people` can't be read",
  };
  for (const [change, problem] of Object.entries(problems)) {
    file.exec(change);
    const report = JSON.parse((await call(["doctor", "--json"])).out) as Report;
    const found = report.findings.find(({ name }) => name === "database");
    assert.deepEqual([found?.status, found?.remedy], ["missing", remedy]);
    assert.ok(found?.message.includes(`rollcall.db is damaged: ${problem}`), found?.message);
    for (const command of [["migrate"], ["migrate", "--plan"], ["serve", "--port", "0"]]) {
      const { code, out, err } = await call(command);
      assert.deepEqual([code, out], [1, ""]);
      assert.ok(err.includes(`is damaged: ${problem}`) && err.endsWith(`; ${remedy}\n`), err);
    }
  }
  file.exec("drop table rollcall_schema");
  const { out } = await call(["doctor", "--json"]);
  assert.match(messageOf(JSON.parse(out) as Report, "database"), /a table `\w+` that Rollcall did not create$/);
});

const proxies: readonly [settings: string, status: string, message: RegExp][] = [
  ['trustedProxies: ["0.0.0.0/0"],', "weak", /trusts every address/],
  ['baseUrl: "https://planner.example.com",', "weak", /none, but the base URL uses https/],
  ['baseUrl: "https://planner.example.com", trustedProxies: 1,', "ok", /^one/],
  ['trustedProxies: ["10.0.0.0/8", "::1"],', "ok", /^10\.0\.0\.0\/8, ::1$/],
];

for (const [settings, status, message] of proxies) {
  test(`reports the proxies of \`${settings}\` as ${status} [P36]`, async (t) => {
    const report = JSON.parse((await install(t, configured(settings)).call(["doctor", "--json"])).out) as Report;
    assert.equal(statuses(report)["trustedProxies"], status);
    assert.match(messageOf(report, "trustedProxies"), message);
  });
}

const adapters: readonly [what: string, passwords: string, message: RegExp][] = [
  ["stores plain text", "hash: async (p) => p, verify: async (h, p) => h === p", /stored in plain text/],
  ["accepts every password", "hash: async () => 'x', verify: async () => true", /not distinguished/],
  ["throws", "hash: async () => { throw new Error('no such module'); }", /cannot be hashed: no such module/],
];

for (const [what, passwords, message] of adapters) {
  test(`reports a password adapter that ${what} as missing [P39]`, async (t) => {
    const installation = install(t);
    installation.write("rollcall.config.mjs", `export default { parts: { passwords: { ${passwords} } } };`);
    const report = JSON.parse((await installation.call(["doctor", "--json"])).out) as Report;
    assert.equal(statuses(report)["passwords"], "missing");
    assert.match(messageOf(report, "passwords"), message);
  });
}

test("reports a setting that createRollcall rejects as missing, and serve refuses to start with it [F15]", async (t) => {
  const mail = `mail: { smtp: { host: "mx" }, from: "r@example.com", brand: { color: "green" } },`;
  const { call } = install(t, configured(`${mail} baseUrl: "http://localhost:4400", port: 0,`));
  const report = JSON.parse((await call(["doctor", "--json"], { NODE_ENV: "test" })).out) as Report;
  assert.equal(statuses(report)["composition"], "missing");
  assert.match(messageOf(report, "composition"), /`mail\.brand\.color` must be a color/);
  const { code, err } = await call(["serve"]);
  assert.equal(code, 2);
  assert.match(err, /^rollcall: `mail\.brand\.color` must be a color .+\n$/);
  const unknown = await install(t, configured('links: { providers: ["nowhere"] },')).call(["doctor", "--json"]);
  assert.match(
    messageOf(JSON.parse(unknown.out) as Report, "composition"),
    /^`links\.providers` has the unknown provider `nowhere`: use `pagerduty`, /,
  );
});

test("stores, reads and deletes a file in the storage for uploads [F15]", async (t) => {
  const base = sound(await mailServer(t));
  const sane = install(t, configured(`${base} files: { folder: "files" },`));
  const { out } = await sane.call(["doctor", "--json"]);
  const report = JSON.parse(out) as Report;
  assert.equal(messageOf(report, "files"), "folder files, without a virus scanner");
  const blocked = install(t, configured(`${base} files: { folder: "rollcall.config.ts/files" },`));
  const found = JSON.parse((await blocked.call(["doctor", "--json"])).out) as Report;
  assert.equal(statuses(found)["files"], "missing");
  assert.match(messageOf(found, "files"), /^can't be stored: /);
  const both = install(t, configured(`${base} files: { folder: "files", maxSize: "10 MB" },`));
  assert.match((await both.call(["doctor", "--json"])).out, /maxSize/);
});

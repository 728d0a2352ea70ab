import assert from "node:assert/strict";
import test from "node:test";
import { configured, install } from "../installation.fixture.ts";

const invalid: readonly [settings: string, message: RegExp][] = [
  ["port: 70000,", /`port` must be a whole number from 0 to 65535/],
  ['theme: "red",', /`theme` is not a known setting: use authenticate, database, /],
  ['baseUrl: "planner.example.com",', /`baseUrl` must be a web address/],
  ['trustedProxies: ["10.0.0.0/40"],', /`trustedProxies` must be a list of addresses/],
  ['origins: ["https://app.example.com/"],', /`origins\[0\]` must be an origin/],
  ['links: { origins: ["http://goalert/path"] },', /`links\.origins\[0\]` must be an origin/],
  ["links: { providers: [{}] },", /`links\.providers\[0\]` must be the id of a provider/],
  ["secret: 42,", /`secret` must be a string/],
  ["authenticate: true,", /`authenticate` must be a function/],
  ["database: {},", /`database` must be `\{ sqlite: "rollcall\.db" \}`/],
  [
    'database: { postgres: "postgres://u:hush@db/x", sqlite: "rollcall.db" },',
    /`database` must be `\{ sqlite: "rollcall\.db" \}` or `\{ postgres: /,
  ],
  ['database: { postgres: "mysql://u:hush@db/x" },', /`database\.postgres` must be an address such as `postgresql:/],
  ['database: { postgres: "postgresql://u:hu#sh@db/x" },', /, with special characters encoded, such as `%23` for `#`/],
  ['database: { sqlite: "rollcall.db", schema: "x" },', /`database\.schema` is not a known setting/],
  [
    'database: { postgres: "postgres://u:hush@db/x", schema: "pg_x" },',
    /`database\.schema` must be a name of at most 63/,
  ],
  [
    'database: { postgres: "postgres://u:hush@db/x", maxConnections: 0 },',
    /`database\.maxConnections` must be a whole number above 0/,
  ],
  ['mail: { from: "Rota <rota@example.org>" },', /`mail` must have either `smtp` or `mailer`/],
  ['mail: { smtp: { host: "mx" }, from: "Rota" },', /`mail\.from` must be a sender/],
  ['mail: { mailer: {}, from: "rota@example.org" },', /`mail\.mailer` must be a mailer: an object with `send`/],
];

for (const [settings, message] of invalid) {
  test(`reports the invalid configuration \`${settings}\` in one line, with exit code 2`, async (t) => {
    const { code, out, err } = await install(t, configured(settings)).call(["migrate"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, message);
    assert.match(err, /^rollcall: in `rollcall\.config\.ts`: .+\n$/);
    assert.doesNotMatch(err, /hush/);
  });
}

test("reports all invalid settings at once", async (t) => {
  const { err } = await install(t, configured('port: -1, host: 3, basePath: "x",')).call(["serve"]);
  assert.match(err, /`port` must be .+; `host` must be .+; `basePath` must be /);
});

const broken: readonly [what: string, config: string, message: RegExp][] = [
  ["does not parse", "export default {", /`rollcall\.config\.ts` cannot be run: /],
  ["throws", '\nthrow new Error("the vault\\nis locked");', /cannot be run: the vault \(line 2\)\n/],
  ["imports a missing package", 'import "nowhere-at-all";', /cannot be run: Cannot find package 'nowhere-at-all'/],
  ["exports nothing", "export const config = {};", /`rollcall\.config\.ts` has no default export/],
  ["exports something else", "export default 3;", /the default export must be an object/],
];

for (const [what, config, message] of broken) {
  test(`reports a configuration that ${what} in one line, with exit code 2`, async (t) => {
    const { code, err } = await install(t, config).call(["migrate"]);
    assert.equal(code, 2);
    assert.match(err, message);
    assert.match(err, /^rollcall: .+\n$/);
  });
}

test("finds the configuration under each of its names and resolves paths relative to its folder", async (t) => {
  const plain = 'export default { database: { sqlite: "kept.db" } };';
  for (const name of ["rollcall.config.mts", "rollcall.config.mjs"]) {
    const { call, write, folder } = install(t);
    write(name, plain);
    assert.ok((await call(["migrate"])).out.startsWith(`${folder}/kept.db\n`), name);
  }
  const { call, write } = install(t);
  write("rollcall.config.js", 'module.exports = { database: { sqlite: "kept.db" } };');
  assert.equal((await call(["migrate"])).code, 0);
  const elsewhere = install(t);
  elsewhere.write("there.mjs", plain);
  const { code, out } = await call(["migrate", "--config", `${elsewhere.folder}/there.mjs`]);
  assert.deepEqual([code, out.split("\n")[0]], [0, `${elsewhere.folder}/kept.db`]);
});

test("lists the expected file names if there is no configuration", async (t) => {
  const { code, err } = await install(t).call(["serve"]);
  assert.equal(code, 2);
  assert.match(err, /no `rollcall\.config\.ts` \(\.mts, \.js, \.mjs\) found in /);
});

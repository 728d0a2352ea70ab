import assert from "node:assert/strict";
import test from "node:test";
import { configured, install } from "../installation.fixture.ts";

const wrong: readonly [settings: string, sentence: RegExp][] = [
  ["port: 70000,", /`port` is a whole number from 0 to 65535/],
  ['colour: "red",', /`colour` is no setting: there are authenticate, database, /],
  ['baseUrl: "planner.example.com",', /`baseUrl` is a web address/],
  ['trustedProxies: ["10.0.0.0/40"],', /`trustedProxies` is a list of addresses/],
  ['origins: ["https://app.example.com/"],', /`origins\[0\]` is an origin/],
  ["secret: 42,", /`secret` is text/],
  ["authenticate: true,", /`authenticate` is a function/],
  ["database: {},", /`database` is `\{ sqlite: "rollcall\.db" \}`/],
  [
    'database: { postgres: "postgres://u:hush@db/x" },',
    /`database` names `postgres`, and this version keeps .* SQLite/,
  ],
  ['mail: { from: "Rota <rota@example.org>" },', /`mail` has either `smtp` or a `mailer`/],
  ['mail: { smtp: { host: "mx" }, from: "Rota" },', /`mail\.from` is whom mail is from/],
  ['mail: { mailer: {}, from: "rota@example.org" },', /`mail\.mailer` is a mailer: an object with `send`/],
];

for (const [settings, sentence] of wrong) {
  test(`the configuration \`${settings}\` is refused with a sentence and 2`, async (t) => {
    const { code, out, err } = await install(t, configured(settings)).call(["migrate"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, sentence);
    assert.match(err, /^rollcall: in `rollcall\.config\.ts` .+\n$/);
    assert.doesNotMatch(err, /hush/);
  });
}

test("all that is wrong with a configuration is said at once", async (t) => {
  const { err } = await install(t, configured('port: -1, host: 3, basePath: "x",')).call(["serve"]);
  assert.match(err, /`port` is .+; `host` is .+; `basePath` is /);
});

const unrun: readonly [what: string, config: string, sentence: RegExp][] = [
  ["does not parse", "export default {", /`rollcall\.config\.ts` cannot be run: /],
  ["throws", '\nthrow new Error("the vault\\nis shut");', /cannot be run: the vault \(line 2\)\n/],
  ["imports what is not there", 'import "nowhere-at-all";', /cannot be run: Cannot find package 'nowhere-at-all'/],
  ["exports nothing", "export const config = {};", /`rollcall\.config\.ts` has no default export/],
  ["exports something else", "export default 3;", /the default export is to be an object/],
];

for (const [what, config, sentence] of unrun) {
  test(`a configuration that ${what} is refused with a sentence and 2`, async (t) => {
    const { code, err } = await install(t, config).call(["migrate"]);
    assert.equal(code, 2);
    assert.match(err, sentence);
    assert.match(err, /^rollcall: .+\n$/);
  });
}

test("a configuration is found by each of its names, and paths in it start at its folder", async (t) => {
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

test("without a configuration the names are said that are looked for", async (t) => {
  const { code, err } = await install(t).call(["serve"]);
  assert.equal(code, 2);
  assert.match(err, /there is no `rollcall\.config\.ts` \(\.mts, \.js, \.mjs\) in /);
});

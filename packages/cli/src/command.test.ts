import assert from "node:assert/strict";
import test from "node:test";
import { configured, install } from "./installation.fixture.ts";

test("without a word, and with --help, it says what there is", async (t) => {
  const { run } = install(t);
  const { code, out, err } = await run([]);
  assert.deepEqual([code, err], [0, ""]);
  for (const name of ["serve", "migrate", "doctor", "grant-admin"])
    assert.match(out, new RegExp(`^  ${name} +[A-Z]`, "m"));
  assert.equal((await run(["--help"])).out, out);
  assert.match((await run(["serve", "--help"])).out, /--port <number>/);
  assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

const asked: readonly [args: readonly string[], sentence: RegExp][] = [
  [["srve"], /unknown command 'srve' \(Did you mean serve\?\)/],
  [["serve", "--prot", "3"], /unknown option '--prot' \(Did you mean --port\?\)/],
  [["serve", "--port", "70000"], /'70000' is invalid\. a port is 0 to 65535/],
  [["serve", "now"], /too many arguments/],
  [["grant-admin"], /'--host-user <id>' not specified/],
  [["migrate", "--config"], /'-c, --config <file>' argument missing/],
  [["migrate", "--config", "elsewhere.ts"], /there is no configuration at `elsewhere\.ts`/],
  [["doctor", "--yaml"], /unknown option '--yaml'/],
];

for (const [args, sentence] of asked) {
  test(`\`rollcall ${args.join(" ")}\` is answered with a sentence and 2`, async (t) => {
    const { code, out, err } = await install(t).call(args);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, sentence);
    assert.match(err, /^rollcall: .+\n$/);
  });
}

test("colours are for a terminal alone, and NO_COLOR is obeyed", async (t) => {
  const { call } = install(t, configured());
  const isColoured = async (isTTY: boolean, env: Record<string, string>): Promise<boolean> =>
    (await call(["doctor"], env, isTTY)).out.includes("\u001b[");
  assert.equal(await isColoured(true, {}), true);
  assert.equal(await isColoured(true, { NO_COLOR: "1" }), false);
  assert.equal(await isColoured(true, { TERM: "dumb" }), false);
  assert.equal(await isColoured(false, {}), false);
});

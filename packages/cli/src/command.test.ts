import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { bin, configured, install } from "./installation.fixture.ts";

test("prints the help without arguments and with --help", async (t) => {
  const { run, call } = install(t);
  const { code, out, err } = await run([]);
  assert.deepEqual([code, err], [0, ""]);
  for (const name of ["serve", "migrate", "doctor", "grant-admin", "import", "rotate-secret", "push-keys"])
    assert.match(out, new RegExp(`^  ${name} +[A-Z]`, "m"));
  assert.equal((await call(["--help"])).out, out);
  assert.match((await call(["serve", "--help"])).out, /--port <number>/);
  assert.match((await call(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

const invalidCalls: readonly [args: readonly string[], message: RegExp][] = [
  [["srve"], /unknown command 'srve'\. Did you mean serve\? \(see rollcall --help\)$/m],
  [["serve", "--prot", "3"], /unknown option '--prot'\. Did you mean --port\? \(see rollcall --help\)$/m],
  [["serve", "--port", "70000"], /'70000' is invalid\. A port is a number from 0 to 65535/],
  [["serve", "now"], /too many arguments/],
  [["grant-admin"], /'--host-user <id>' not specified/],
  [["migrate", "--config"], /'-c, --config <file>' argument missing/],
  [["migrate", "--config", "elsewhere.ts"], /no configuration found at `elsewhere\.ts`/],
  [["doctor", "--yaml"], /unknown option '--yaml'/],
];

for (const [args, message] of invalidCalls) {
  test(`reports \`rollcall ${args.join(" ")}\` as invalid usage in one line, with exit code 2`, async (t) => {
    const { code, out, err } = await install(t).call(args);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, message);
    assert.match(err, /^rollcall: .+\n$/);
  });
}

test("finishes without an error if the program that reads its output exits first", (t) => {
  const { folder } = install(t, configured());
  const command = `"${process.execPath}" --conditions=@rollcall/source "${bin}" migrate --plan | true`;
  const { stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
  assert.equal(stderr, "");
});

test("colors output only on a terminal and respects NO_COLOR", async (t) => {
  const { call } = install(t, configured());
  const isColored = async (isTTY: boolean, env: Record<string, string>): Promise<boolean> =>
    (await call(["doctor"], env, isTTY)).out.includes("\u001b[");
  assert.equal(await isColored(true, {}), true);
  assert.equal(await isColored(true, { NO_COLOR: "1" }), false);
  assert.equal(await isColored(true, { TERM: "dumb" }), false);
  assert.equal(await isColored(false, {}), false);
});

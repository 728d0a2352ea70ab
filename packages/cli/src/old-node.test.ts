import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import test from "node:test";
import { parse } from "acorn";
import { bin, install } from "./installation.fixture.ts";

/** Finds a Node on this machine that is too old, for example the one that runs npm. */
function olderNode(): string | undefined {
  const inPath = String(process.env["PATH"])
    .split(delimiter)
    .map((folder) => join(folder, "node"));
  const candidates = [process.env["npm_node_execpath"], ...inPath].filter((file) => file !== undefined);
  return candidates.find((file) => {
    const { stdout, status } = spawnSync(file, ["--version"], { encoding: "utf8" });
    return status === 0 && Number.parseInt(stdout.slice(1), 10) < 22;
  });
}

test("an older version of Node prints one line and no stack trace", (t) => {
  const older = olderNode();
  const pretend = join(install(t).folder, "older.cjs");
  writeFileSync(pretend, 'Object.defineProperty(process, "version", { value: "v18.19.1" });');
  // Without an older version, this one pretends to be older.
  const [command, args] = older === undefined ? [process.execPath, ["--require", pretend]] : [older, []];
  t.diagnostic(older === undefined ? "no older Node found: this one pretends to be older" : `uses ${older}`);
  const { status, stdout, stderr } = spawnSync(command, [...args, bin, "serve"], { encoding: "utf8" });
  assert.match(stderr, /^rollcall needs Node 22\.13 or newer, and this is Node \d+\.\d+\.\d+ \(.+\)\.\n$/);
  assert.deepEqual([status, stdout], [1, ""]);
});

test("the entry point is ES5, which every version of Node can parse", () => {
  const source = readFileSync(bin, "utf8").replace(/^#!.*/, "");
  parse(source, { ecmaVersion: 5 });
  assert.throws(() => parse(`${source}\nconst x = 1;`, { ecmaVersion: 5 }), SyntaxError);
});

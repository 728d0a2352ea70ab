import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

test("rejects an invalid port in one line, before it starts anything", () => {
  for (const wanted of ["99999", "abc"]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--conditions=@rollcall/source", new URL("main.ts", import.meta.url).pathname],
      { env: { ...process.env, PORT: wanted }, encoding: "utf8" },
    );
    assert.deepEqual([status, stdout, stderr], [1, "", `PORT is \`${wanted}\`, but must be from 0 to 65535\n`]);
  }
});

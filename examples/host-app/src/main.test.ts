import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import test from "node:test";

test("stops when the shell that runs it with `npm start` is stopped", async (t) => {
  const data = mkdtempSync(join(tmpdir(), "rollcall-main-"));
  t.after(() => {
    rmSync(data, { recursive: true });
  });
  // A shell replaces itself with its last command, so another command follows.
  const command = `'${process.execPath}' --conditions=@rollcall/source '${join(import.meta.dirname, "main.ts")}' --empty; true`;
  const shell = spawn("sh", ["-c", command], {
    env: { ...process.env, PORT: "0", ROLLCALL_DATA: data, DATABASE_URL: "", npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [first] = (await once(shell.stdout, "data")) as [Buffer];
  assert.match(first.toString(), /^Ready on /);
  shell.kill();
  // The app has the other end of the pipe until it ends.
  assert.equal(await text(shell.stdout), "");
});

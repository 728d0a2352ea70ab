import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { chromiumFlags, ensureTestBrowser } from "../chromium.ts";
import { driveFramework } from "./drive-framework.ts";
import { type FrameworkProcess, installFramework, startFramework } from "./framework-process.ts";
import { packTarballs } from "./pack-tarballs.ts";

const home = mkdtempSync(join(tmpdir(), "rollcall-frameworks-"));
let browser: Browser;
let example: FrameworkProcess;

before(async () => {
  await packTarballs(join(home, "tarballs"));
  example = await startFramework(await installFramework("express", home));
  browser = await chromium.launch({ executablePath: ensureTestBrowser(), args: [...chromiumFlags] });
});
after(async () => {
  await browser.close();
  await example.stop();
  await rm(home, { recursive: true });
});

const amara = { headers: { cookie: "user=amara", "accept-encoding": "gzip" } };

test("works on an Express page without a bundler, signed in and signed out, with live changes", async () => {
  const { liveAfter, complaints } = await driveFramework(browser, example.url);
  assert.deepEqual(complaints, []);
  assert.ok(liveAfter < 3000, `${liveAfter} ms`);
});

test("streams events immediately through Express's compression, which still compresses other responses", async () => {
  const document = await fetch(`${example.url}/rollcall/openapi.json`, amara);
  assert.equal(document.headers.get("content-encoding"), "gzip");
  const position = encodeURIComponent(JSON.stringify({ acme: null }));
  const stream = await fetch(`${example.url}/rollcall/events?position=${position}`, amara);
  assert.equal(stream.headers.get("content-encoding"), null);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader?.read())?.value ?? "", /^: \n\n/);
  await reader?.cancel();
});

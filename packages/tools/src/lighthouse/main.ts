// `npm run lighthouse`: rates the worker portal of the host example at phone size with Lighthouse, five times, and fails if the
// median of a category is below 95.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../chromium.ts";
import { startExample } from "../example/example-process.ts";

const runs = 5;
const least = 95;
const categories = ["performance", "accessibility", "best-practices"];

const data = mkdtempSync(join(tmpdir(), "rollcall-lighthouse-"));
const example = await startExample({ data });
const port = await freePort();
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...chromiumFlags, `--remote-debugging-port=${port}`],
});
try {
  const scores = new Map<string, number[]>(categories.map((name) => [name, []]));
  for (let run = 1; run <= runs; run++) {
    for (const [name, score] of await rate()) scores.get(name)?.push(score);
  }
  for (const [name, all] of scores) {
    const median = [...all].sort((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
    console.log(`${name}: ${median} (${all.join(", ")})`);
    if (median < least) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await example.stop();
  rmSync(data, { recursive: true, force: true });
}

/** The scores of one run, from 0 to 100, by category. Prints the audits that cost points. */
async function rate(): Promise<readonly (readonly [string, number])[]> {
  const result = await lighthouse(
    `${example.url}/portal`,
    { port, logLevel: "error", output: "json", extraHeaders: { Cookie: "harbour-demo-user=member" } },
    { extends: "lighthouse:default", settings: { onlyCategories: categories, formFactor: "mobile" } },
  );
  if (result === undefined) throw new Error("Lighthouse returned no result");
  const { audits, categories: rated } = result.lhr;
  for (const { id, auditRefs } of Object.values(rated)) {
    for (const { id: audit, weight } of auditRefs) {
      const { score = null, title = audit, displayValue = "" } = audits[audit] ?? {};
      if (weight > 0 && score !== null && score < 0.9) console.log(`  ${id}: ${title} ${displayValue}`);
    }
  }
  return Object.values(rated).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)] as const);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

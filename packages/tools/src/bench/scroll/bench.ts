import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createHttpClient } from "@rollcall/client";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../../chromium.ts";
import { startExample } from "../../example/example-process.ts";
import type { BenchRow, RunBench } from "../document.ts";
import { measureScroll, type ScrollFigures } from "./measure-scroll.ts";

const persona = "harbour-demo-user=admin";
const wholeCall = 500;

/**
 * `npm run bench -- scroll`: measures scrolling a long list in the host example, in Chromium, with a server over SQLite.
 * The goals are a 95th percentile of 16.7 ms per frame, and no row blank for longer than 100 ms.
 */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: "string", default: "100000" }, seconds: { type: "string", default: "5" } },
  });
  const [size, seconds] = [Number(values.size), Number(values.seconds)];
  const data = mkdtempSync(join(tmpdir(), "rollcall-scroll-"));
  const example = await startExample({ data });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
  try {
    const client = createHttpClient({
      baseUrl: `${example.url}/rollcall`,
      headers: { cookie: persona },
      timeout: 60_000,
    });
    const { schedules } = await client.schedules.list({});
    const schedule = schedules.find(({ myRole }) => myRole === "admin");
    if (schedule === undefined) throw new Error("the example has no schedule");
    say(`adding ${size} members`);
    for (let from = schedule.members; from < size; from += wholeCall) {
      const people = Array.from({ length: Math.min(wholeCall, size - from) }, (_, i) => ({
        address: `person.${from + i}@crowd.example`,
        name: `Person ${((from + i) * 7919) % size}`,
      }));
      await client.members.add({ scheduleId: schedule.id, people });
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setExtraHTTPHeaders({ cookie: persona });
    await page.goto(`${example.url}/schedules/${schedule.id}`);
    await page.locator("member-list").getByText("Person 1", { exact: true }).first().waitFor();
    say(`scrolling for ${seconds} s`);
    return { bench: "scroll", rows: toRows(await page.evaluate(measureScroll, seconds), size) };
  } finally {
    await browser.close();
    await example.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

function toRows(figures: ScrollFigures, size: number): BenchRow[] {
  const row = (name: string, ours: number): BenchRow => ({
    case: name,
    size,
    ours,
    peer: null,
    unit: "ms",
    ratio: null,
  });
  return [
    row("frame, median", figures.median),
    row("frame, 95th percentile", figures.p95),
    row("longest blank", figures.longestBlank),
    row("longest blank after a jump", figures.blankAfterJump),
  ];
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createHttpClient } from "@rollcall/client";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../../chromium.ts";
import { startExample } from "../../example/example-process.ts";
import type { RunBench } from "../document.ts";
import { measureFrames } from "../frames/measure-frames.ts";
import { measureBlanks } from "./measure-blanks.ts";

const persona = "harbour-demo-user=admin";
const wholeCall = 500;
/** The number of loaded rows. */
const row = "tbody tr[data-index]";

/**
 * `npm run bench -- scroll`: scrolls a long list in the host example, in Chromium, with a server over SQLite, and on the same
 * page a bare pool of rows with the same cells and an empty page, in turn. The goals are a 95th percentile of 16.7 ms per frame
 * or, if the machine can't draw an empty page at 60 Hz, of 1.1 times the pool's, and no row that is blank for longer than 100 ms.
 */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: "string", default: "100000" }, rounds: { type: "string", default: "6" } },
  });
  const [size, rounds] = [Number(values.size), Number(values.rounds)];
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
    // Sending a hundred thousand invitations would occupy the processor while frames are measured.
    await client.schedules.setAutoSend({ scheduleId: schedule.id, autoSend: false });
    say(`adding ${size} members`);
    for (let from = schedule.members; from < size; from += wholeCall) {
      const people = Array.from({ length: Math.min(wholeCall, size - from) }, (_, i) => ({
        address: `person.${from + i}@crowd.example`,
        name: `Person ${((from + i) * 7919) % size}`,
      }));
      await client.members.add({ scheduleId: schedule.id, people });
    }
    await client.schedules.setAutoSend({ scheduleId: schedule.id, autoSend: true });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setExtraHTTPHeaders({ cookie: persona });
    await page.goto(`${example.url}/schedules/${schedule.id}`);
    await page.locator(row).last().waitFor();
    say(`scrolling ${rounds} times each`);
    const frames = await measureFrames(page, { tag: "member-list", row, rounds, size });
    await page.reload();
    await page.locator(row).last().waitFor();
    const { longestBlank, blankAfterJump } = await page.evaluate(measureBlanks);
    const figure = { size, peer: null, unit: "ms", ratio: null };
    const blanks = [
      { case: "longest blank", ours: longestBlank, ...figure },
      { case: "longest blank after a jump", ours: blankAfterJump, ...figure },
    ];
    return { bench: "scroll", rows: [...frames, ...blanks] };
  } finally {
    await browser.close();
    await example.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

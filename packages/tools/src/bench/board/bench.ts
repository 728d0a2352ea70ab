import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createHttpClient } from "@rollcall/client";
import type { RollcallClient } from "@rollcall/core";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../../chromium.ts";
import { startExample } from "../../example/example-process.ts";
import type { RunBench } from "../document.ts";
import { measureFrames } from "../frames/measure-frames.ts";

const persona = "harbour-demo-user=admin";
const workdays = 5;
const concurrency = 8;

/**
 * `npm run bench -- board`: scrolls a week of many people on `<shift-board>` in the host example, in Chromium, and on the same
 * page a bare pool of rows with the same cells, in turn. The goal is the same as for `scroll`.
 */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: "string", default: "500" }, rounds: { type: "string", default: "6" } },
  });
  const [size, rounds] = [Number(values.size), Number(values.rounds)];
  const data = mkdtempSync(join(tmpdir(), "rollcall-board-"));
  const example = await startExample({ data });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
  try {
    const client = createHttpClient({
      baseUrl: `${example.url}/rollcall`,
      headers: { cookie: persona },
      timeout: 60_000,
    });
    say(`planning the week of ${size} people`);
    const scheduleId = await plan(client, size);
    // Weeks begin on Monday.
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    await page.setExtraHTTPHeaders({ cookie: persona });
    await page.goto(`${example.url}/schedules/${scheduleId}/board`);
    await page.getByRole("button", { name: "Next week" }).click();
    await page.locator("shift-board [part=shift]").first().waitFor({ timeout: 60_000 });
    say(`scrolling ${rounds} times each`);
    const row = "tbody tr:has([part=shift])";
    return { bench: "board", rows: await measureFrames(page, { tag: "shift-board", row, rounds, size }) };
  } finally {
    await browser.close();
    await example.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

/** Creates a schedule with these people, each with a shift on every workday. */
async function plan(client: RollcallClient, size: number): Promise<string> {
  const { schedule } = await client.schedules.create({ name: "Crowd", timeZone: "Europe/Amsterdam" });
  const personIds: string[] = [];
  for (let from = 0; from < size; from += 250) {
    const people = Array.from({ length: Math.min(250, size - from) }, (_, place) => ({
      address: `person.${from + place}@crowd.example`,
      name: `Person ${String(from + place).padStart(4, "0")}`,
    }));
    const { results } = await client.members.add({ scheduleId: schedule.id, people });
    personIds.push(...results.flatMap((result) => (result.status === "added" ? result.member.personId : [])));
  }
  const days = Array.from({ length: workdays }, (_, day) => dayOfNextWeek(day));
  const shifts = personIds.flatMap((personId) =>
    days.map((day) => ({
      ...{ scheduleId: schedule.id, kind: "Early", position: "Quay", status: "confirmed" as const },
      ...{ start: `${day}T08:00[Europe/Amsterdam]`, end: `${day}T16:00[Europe/Amsterdam]` },
      assignees: [{ personId }],
    })),
  );
  const queue = shifts.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const shift of queue) await client.shifts.create(shift);
    }),
  );
  return schedule.id;
}

/** A day of next week; 0 is Monday. */
function dayOfNextWeek(day: number): string {
  const now = new Date();
  const weekday = (now.getUTCDay() + 6) % 7;
  return new Date(now.getTime() + (7 - weekday + day) * 86_400_000).toISOString().slice(0, 10);
}

// `npm run screenshots`: what the member list looks like in the host example, in each state, for the docs.
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../chromium.ts";
import { startExample } from "../example/example-process.ts";
import { root } from "../root.ts";
import { type ListState, states } from "./states.ts";

const folder = join(root, "docs/public/screenshots");
const data = mkdtempSync(join(tmpdir(), "rollcall-screenshots-"));
mkdirSync(folder, { recursive: true });

const example = await startExample({ data });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  for (const state of states) {
    for (const scheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) await take(state, scheme, width);
    }
  }
} finally {
  await browser.close();
  await example.stop();
  rmSync(data, { recursive: true, force: true });
}

async function take(state: ListState, colorScheme: "light" | "dark", width: number): Promise<void> {
  const context = await browser.newContext({
    baseURL: example.url,
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  await context.addCookies([{ name: "harbour-demo-user", value: state.persona, url: example.url }]);
  const page = await context.newPage();
  await state.prepare?.(page);
  await page.goto(`/schedules/${state.schedule}/members`);
  await page.locator("member-list").getByText(state.shows).first().waitFor();
  const file = `${state.name}-${colorScheme}-${width}.png`;
  await page.screenshot({ path: join(folder, file), animations: "disabled" });
  await context.close();
  console.log(`${file} (${Math.ceil(statSync(join(folder, file)).size / 1024)} kB)`);
}

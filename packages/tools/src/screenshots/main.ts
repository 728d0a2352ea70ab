// `npm run screenshots`: takes screenshots of the elements in the host example in each state, for the docs. With names,
// only of those states: `npm run screenshots -- member-history schedule-list`.
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../chromium.ts";
import { startExample } from "../example/example-process.ts";
import { root } from "../root.ts";
import type { PageState } from "./page-state.ts";
import { states } from "./states.ts";

const asked = process.argv.slice(2);
const chosen = states.filter(({ name }) => asked.length === 0 || asked.includes(name));
const unknown = asked.filter((name) => !states.some((state) => state.name === name));
if (unknown.length > 0) throw new RangeError(`unknown states: \`${unknown.join(", ")}\``);

const folder = join(root, "docs/public/screenshots");
const data = mkdtempSync(join(tmpdir(), "rollcall-screenshots-"));
mkdirSync(folder, { recursive: true });

const example = await startExample({ data });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  for (const state of chosen) {
    for (const scheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) await take(state, scheme, width);
    }
  }
} finally {
  await browser.close();
  await example.stop();
  rmSync(data, { recursive: true, force: true });
}

async function take(state: PageState, colorScheme: "light" | "dark", width: number): Promise<void> {
  const context = await browser.newContext({
    baseURL: example.url,
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  if (state.persona !== undefined) {
    await context.addCookies([{ name: "harbour-demo-user", value: state.persona, url: example.url }]);
  }
  const page = await context.newPage();
  await state.prepare?.(page);
  await page.goto(state.path);
  const element = page.locator(state.tag);
  if (state.act) await element.getByRole("heading").first().waitFor();
  await state.act?.(page);
  await element.getByText(state.shows).filter({ visible: true }).first().waitFor();
  const file = `${state.name}-${colorScheme}-${width}.png`;
  await page.screenshot({ path: join(folder, file), animations: "disabled" });
  await context.close();
  console.log(`${file} (${Math.ceil(statSync(join(folder, file)).size / 1024)} kB)`);
}

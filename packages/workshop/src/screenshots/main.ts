// `npm run screenshots`: pictures of the member list in the host example, for the docs.
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../chromium.ts";
import { startExample } from "../example/example-process.ts";
import { root } from "../root.ts";
import { type Shot, shots } from "./shots.ts";

const folder = join(root, "docs/public/screenshots");
const data = mkdtempSync(join(tmpdir(), "rollcall-screenshots-"));
mkdirSync(folder, { recursive: true });

const example = await startExample({ data });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  for (const shot of shots) {
    const path = join(folder, `${shot.name}.png`);
    await take(browser, shot, path);
    console.log(`${shot.name}.png (${Math.ceil(statSync(path).size / 1024)} kB)`);
  }
} finally {
  await browser.close();
  await example.stop();
  rmSync(data, { recursive: true, force: true });
}

async function take(browser: Browser, shot: Shot, path: string): Promise<void> {
  const context = await browser.newContext({
    baseURL: example.url,
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.width < 600 ? 2 : 1,
    colorScheme: shot.scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  await context.addCookies([{ name: "harbour-demo-user", value: shot.persona, url: example.url }]);
  const page = await context.newPage();
  await shot.prepare?.(page);
  await page.goto(`/schedules/${shot.schedule}/members`);
  await page.locator("member-list").getByText(shot.shows).first().waitFor();
  await page.screenshot({ path });
  await context.close();
}

import { globSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureTestBrowser } from "../chromium.ts";
import { npm } from "../packed/install-packages.ts";
import { root } from "../root.ts";
import { driveFramework } from "./drive-framework.ts";
import { installFramework, startFramework } from "./framework-process.ts";
import { frameworksFolder, packTarballs } from "./pack-tarballs.ts";

/** Builds each framework example from the packed tarballs and drives it in a browser. */
export async function proveFrameworks(): Promise<{ readonly figures: object; readonly broken: readonly string[] }> {
  await npm(["run", "build"], root);
  const home = mkdtempSync(join(tmpdir(), "rollcall-frameworks-"));
  const browser = await chromium.launch({ executablePath: ensureTestBrowser(), args: [...chromiumFlags] });
  const broken: string[] = [];
  const examples: Record<string, object> = {};
  try {
    await packTarballs(join(home, "tarballs"));
    for (const name of globSync("*/package.json", { cwd: frameworksFolder }).map(dirname).sort()) {
      const startedAt = performance.now();
      try {
        const example = await startFramework(await installFramework(name, home));
        try {
          const { liveAfter, complaints } = await driveFramework(browser, example.url);
          broken.push(...complaints.map((complaint) => `${name}: ${complaint}`));
          const seconds = Math.round((performance.now() - startedAt) / 1000);
          examples[name] = { seconds, liveAfter: Math.round(liveAfter) };
        } finally {
          await example.stop();
        }
      } catch (error) {
        broken.push(`${name}: ${String(error)}`);
      }
    }
  } finally {
    await browser.close();
    await rm(home, { recursive: true });
  }
  return { figures: { examples }, broken };
}

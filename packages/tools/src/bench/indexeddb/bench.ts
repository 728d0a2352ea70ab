import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { chromiumFlags, ensureChromium } from "../../chromium.ts";
import type { RunBench } from "../document.ts";
import type { Figures } from "./measure-in-page.ts";

const origin = "http://localhost";

/** `npm run bench -- indexeddb`: the browser's store on disk, compared with a record for each row in IndexedDB. */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({ args: [...args], options: { size: { type: "string", default: "100000" } } });
  const size = Number(values.size);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "measure-in-page.ts")],
    conditions: ["@rollcall/source", "browser", "import", "default"],
    bundle: true,
    format: "iife",
    globalName: "bench",
    target: "es2022",
    write: false,
  });
  const profile = mkdtempSync(join(tmpdir(), "rollcall-indexeddb-"));
  // Other contexts keep IndexedDB in memory.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumFlags],
  });
  try {
    const page = await context.newPage();
    await page.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>bench</title>" }),
    );
    await page.goto(origin);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    say(`${size} rows`);
    const figures = await page.evaluate<readonly Figures[]>(`bench.measure(${size})`);
    return {
      bench: "indexeddb",
      rows: figures.map(({ name, ours, peer }) => ({ case: name, size, ours, peer, unit: "ms", ratio: peer / ours })),
    };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
};

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";
import { chromiumFlags, ensureTestBrowser } from "../../chromium.ts";

const origin = "https://tabs.test";

/** The ways in which a tab ends, and after how many writes. Closed pages block from then on; blocked pages can't crash. */
const ends = [
  ["crashes", 3],
  ["is closed", 5],
  ["crashes", 8],
  ["is closed", 13],
] as const;

test("keeps every acknowledged commit, and no partial one, when a tab ends in the middle of its writes [F1]", async (t) => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "write-in-page.ts")],
    conditions: ["@rollcall/source", "browser", "import", "default"],
    ...{ bundle: true, format: "iife", globalName: "tab", target: "es2022", write: false },
  });
  const browser = await chromium.launch({ executablePath: ensureTestBrowser(), args: [...chromiumFlags] });
  t.after(() => browser.close());
  const context = await browser.newContext();
  const saved = new Set<string>();
  let reported: (id: string) => void = () => undefined;
  await context.exposeFunction("report", (id: string) => {
    saved.add(id);
    reported(id);
  });
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>tab</title>" }),
  );
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(origin);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    return page;
  };
  const survivor = await open();
  for (const [round, [how, writes]] of ends.entries()) {
    const page = await open();
    let count = 0;
    const written = new Promise<void>((resolve) => {
      reported = () => ++count === writes && resolve();
    });
    // It ends with the tab.
    page.evaluate(`tab.writeOn("${round}", ${how === "is closed" ? writes : 0}, report)`).catch(() => undefined);
    await written;
    if (how === "crashes") {
      const crashed = page.waitForEvent("crash");
      (await context.newCDPSession(page)).send("Page.crash").catch(() => undefined);
      await crashed;
    }
    await page.close();
    for (const [tab, reader] of Object.entries({ survivor, later: await open() })) {
      const where = `round ${round}, which ${how}, seen by the ${tab}`;
      const found = await reader.evaluate<readonly string[]>(`tab.writeAndRead("${round}-${tab}")`);
      const ids = new Set(found.map((half) => half.split(" ")[0] ?? ""));
      assert.deepEqual(
        found,
        [...ids].toSorted().flatMap((id) => [`${id} left`, `${id} right`]),
        where,
      );
      for (const id of saved) assert(ids.has(id), `${id} is lost in ${where}`);
    }
  }
  t.diagnostic(`${saved.size} acknowledged writes`);
});

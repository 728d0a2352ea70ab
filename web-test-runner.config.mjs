// The tests of elements and of the IndexedDB store, in Chromium, on the sources.
import { playwrightLauncher } from "@web/test-runner-playwright";
import { ensureTestBrowser, sameScriptsFlags } from "./packages/tools/src/chromium.ts";
import { browserReporter, consoleGuard } from "./packages/tools/src/test/browser-reporter.ts";
import { bundlePlugin } from "./packages/tools/src/test/bundle-plugin.ts";
import { writeTestPages } from "./packages/tools/src/test/test-pages.ts";

// `wtr --files A B` bundles only these, each for a page of its own, so an error in another file does not matter.
const flag = process.argv.indexOf("--files");
const files = flag === -1 ? writeTestPages() : process.argv.slice(flag + 1);

/** The context of each browser. All pages share it and one process, so that the code they have in common is compiled once. */
const contexts = new WeakMap();

/** The page that ran last. It is empty by then, and keeps the process alive until the next page has run. */
let last;

/** Opens what the launcher takes for the context of one page. */
async function openPage({ browser }) {
  const known =
    contexts.get(browser) ?? browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
  contexts.set(browser, known);
  const page = await (await known).newPage();
  const close = async () => {
    await last?.close();
    last = page;
  };
  return { newPage: async () => page, close };
}

/** Most code runs too briefly for the optimizing compiler to pay off. */
const compileOnce = "--js-flags=--no-turbofan";

const flags = [...sameScriptsFlags, "--process-per-site", compileOnce];

export default {
  files,
  rootDir: import.meta.dirname,
  plugins: [
    bundlePlugin(files, {
      conditions: ["@rollcall/source", "browser", "development", "import", "default"],
      tsconfig: "packages/elements/tsconfig.json",
    }),
  ],
  browsers: [
    playwrightLauncher({
      product: "chromium",
      launchOptions: { executablePath: ensureTestBrowser(), args: flags },
      createBrowserContext: openPage,
    }),
  ],
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  // A test that scrolls for a number of frames takes as long as the machine needs to draw them.
  testFramework: { config: { ui: "bdd", timeout: 60_000 } },
  filterBrowserLogs: consoleGuard.filter,
  reporters: [browserReporter()],
};

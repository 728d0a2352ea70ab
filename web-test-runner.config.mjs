// Element tests, in Chromium, on the sources.
import { playwrightLauncher } from "@web/test-runner-playwright";
import { chromiumFlags, ensureChromium } from "./packages/tools/src/chromium.ts";
import { browserReporter, consoleGuard } from "./packages/tools/src/test/browser-reporter.ts";
import { bundlePlugin } from "./packages/tools/src/test/bundle-plugin.ts";

// `wtr --files A B` bundles only these, so an error in another file does not matter.
const flag = process.argv.indexOf("--files");
const files = flag === -1 ? ["packages/elements/src/**/*.test.ts"] : process.argv.slice(flag + 1);

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
      launchOptions: { executablePath: ensureChromium(), args: [...chromiumFlags] },
      createBrowserContext: ({ browser }) =>
        browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" }),
    }),
  ],
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { ui: "bdd", timeout: 20_000 } },
  filterBrowserLogs: consoleGuard.filter,
  reporters: [browserReporter()],
};

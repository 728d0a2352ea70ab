// Element tests, in Chromium, on the sources. Node strips the types of the tools that this file imports.
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { chromiumFlags, ensureChromium } from "./packages/tools/src/chromium.ts";
import { commonjsPlugin } from "./packages/tools/src/test/commonjs-plugin.ts";
import { browserReporter, consoleGuard } from "./packages/tools/src/test/browser-reporter.ts";

export default {
  files: ["packages/elements/src/**/*.test.ts"],
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ["@rollcall/source", "browser", "development", "import", "default"] },
  plugins: [
    commonjsPlugin(["axe-core", "papaparse", "tr46"]),
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: "packages/elements/tsconfig.json" }),
  ],
  browsers: [
    playwrightLauncher({
      product: "chromium",
      launchOptions: { executablePath: ensureChromium(), args: [...chromiumFlags] },
      createBrowserContext: ({ browser }) =>
        browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" }),
    }),
  ],
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { ui: "bdd", timeout: 20_000 } },
  filterBrowserLogs: consoleGuard.filter,
  reporters: [browserReporter()],
};

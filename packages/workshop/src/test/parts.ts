import { globSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "../chromium.ts";
import { bin, root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import type { Runner } from "./results.ts";

type Part = () => Promise<{ readonly code: number }>;

const find = (patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }).sort();

/** `node --test` on the sources themselves: no build stands between a test and what it tests. */
const nodeTests = (runner: Runner, files: readonly string[], concurrency: number, env = {}): ReturnType<Part> => {
  // Without a file `node --test` would look for tests on its own.
  if (files.length === 0) return Promise.resolve({ code: 1 });
  const reporter = join(import.meta.dirname, "node-reporter.ts");
  const options = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning", "--test"];
  const test = [
    `--test-reporter=${reporter}`,
    "--test-reporter-destination=stdout",
    `--test-concurrency=${concurrency}`,
  ];
  const args = [...options, ...test, "--test-timeout=900000", ...files];
  return runCommand(process.execPath, args, { env: { ...env, ROLLCALL_RUNNER: runner } });
};

/** How each part of a run is done. A part leaves its results in its file; its code says whether it ended well. */
export const parts: Readonly<Record<Runner, Part>> = {
  check: () => runCommand(process.execPath, [join(import.meta.dirname, "../check/main.ts")]),
  node: () => {
    const files = find(["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts", "docs/**/*.test.ts"]);
    const elsewhere = (file: string): boolean => file.startsWith("packages/elements/") || file.endsWith(".e2e.test.ts");
    return nodeTests(
      "node",
      files.filter((file) => !elsewhere(file)),
      2,
    );
  },
  browser: () => {
    const env = { CHROME_PATH: ensureChromium() };
    return runCommand(bin("wtr"), ["--config", "web-test-runner.config.mjs"], { env });
  },
  e2e: () => nodeTests("e2e", find(["examples/*/**/*.e2e.test.ts"]), 1, { CHROME_PATH: ensureChromium() }),
};

import { globSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "../chromium.ts";
import { bin, root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import type { Runner } from "./results.ts";

type Part = () => Promise<{ readonly code: number }>;

const find = (patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }).sort();

/** Tests on the sources themselves, two files at a time: no build stands between a test and what it tests. */
const nodeTests = (runner: Runner, files: readonly string[], env = {}): ReturnType<Part> => {
  const options = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"];
  const args = [...options, join(import.meta.dirname, "node-run.ts"), ...files];
  return runCommand(process.execPath, args, { env: { ...env, ROLLCALL_RUNNER: runner } });
};

/** How each part of a run is done. A part leaves its results in its file; its code says whether it ended well. */
export const parts: Readonly<Record<Runner, Part>> = {
  check: () => runCommand(process.execPath, [join(import.meta.dirname, "../check/main.ts")]),
  node: () => {
    const files = find(["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts", "docs/**/*.test.ts"]);
    const elsewhere = (file: string): boolean => file.startsWith("packages/elements/") || file.endsWith(".e2e.test.ts");
    // The longest stand last in the alphabet: begun first, none of them is left to run alone at the end.
    return nodeTests("node", files.filter((file) => !elsewhere(file)).reverse());
  },
  browser: () => {
    const env = { CHROME_PATH: ensureChromium() };
    return runCommand(bin("wtr"), ["--config", "web-test-runner.config.mjs"], { env });
  },
  e2e: () => nodeTests("e2e", find(["examples/*/**/*.e2e.test.ts"]), { CHROME_PATH: ensureChromium() }),
};

// A test runner for Stryker: the sources as Node strips them, all tests in one process, one mutant after the other.
import type { InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../root.ts";
import { type CollectedTest, takeCollected } from "./collected-tests.ts";

type Looked = { -readonly [K in keyof InstrumenterContext]?: InstrumenterContext[K] | undefined };

/** The globals of the mutated sources: the active mutant and the current test. */
const mutants: Looked = ((globalThis as { __stryker__?: Looked }).__stryker__ ??= {});

const testFiles = ["packages/core/src/**/*.test.ts"];

/** Slow tests of other folders. A mutant that only these detect counts as survived. */
const leftOut = [
  "faults/",
  "history/(list|personal|seal|verify)-",
  "people/(many-memberships|account-totals|canonical-email)\\.",
  "(?!kernel/).*-races\\.",
];
const isLeftOut = new RegExp(`^packages/core/src/(${leftOut.join("|")})`);

/** The duration of each test in the dry run. Later runs start with the fastest. */
const durationsFile = "test-durations.json";

/** Milliseconds by the id of a test. */
type Durations = Readonly<Record<string, number>>;

interface NamedTest extends CollectedTest {
  readonly id: string;
  /** In the dry run, in milliseconds. */
  readonly duration: number;
}

/** With a mutant, a test hangs if it takes ten times as long as in the dry run, and this many milliseconds more. */
const patience = 20_000;
// Tests may replace the global ones.
const { setTimeout, clearTimeout } = globalThis;

/** Runs the tests of the core in Stryker's sandbox. */
class NodeTestRunner implements TestRunner {
  #tests: readonly NamedTest[] | undefined;

  capabilities(): TestRunnerCapabilities {
    // A module is loaded once per process. For mutants of code that runs at load time, Stryker starts a new process.
    return { reloadEnvironment: false };
  }

  init(): Promise<void> {
    resolveWithin(pathToFileURL(`${process.cwd()}/`).href);
    return Promise.resolve();
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    const tests = await this.#load();
    const results = await runAll(tests, coverageAnalysis === "perTest", false);
    const durations = Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(durationsFile, JSON.stringify(durations));
    this.#tests = fastestFirst(tests, durations);
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(mutants.mutantCoverage !== undefined && { mutantCoverage: mutants.mutantCoverage }),
    };
  }

  async mutantRun({
    activeMutant,
    disableBail,
    hitLimit,
    mutantActivation,
    testFilter,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation === "static") mutants.activeMutant = activeMutant.id;
    const tests = (await this.#load()).filter(({ id }) => testFilter?.includes(id) ?? true);
    mutants.activeMutant = activeMutant.id;
    mutants.hitCount = hitLimit === undefined ? undefined : 0;
    mutants.hitLimit = hitLimit;
    const results = await runAll(tests, false, !disableBail);
    const reached = determineHitLimitReached(mutants.hitCount, hitLimit);
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests: results });
  }

  async #load(): Promise<readonly NamedTest[]> {
    if (this.#tests !== undefined) return this.#tests;
    const tests: NamedTest[] = [];
    for (const file of globSync(testFiles).sort()) {
      if (isLeftOut.test(file)) continue;
      await import(pathToFileURL(join(process.cwd(), file)).href);
      for (const [index, one] of takeCollected().entries())
        tests.push({ ...one, id: `${file}#${index} ${one.title}`, duration: 0 });
    }
    if (!existsSync(durationsFile)) return (this.#tests = tests);
    return (this.#tests = fastestFirst(tests, JSON.parse(readFileSync(durationsFile, "utf8")) as Durations));
  }
}

const fastestFirst = (tests: readonly NamedTest[], durations: Durations): readonly NamedTest[] =>
  tests
    .map((one) => ({ ...one, duration: durations[one.id] ?? 0 }))
    .toSorted((one, other) => one.duration - other.duration);

async function runAll(tests: readonly NamedTest[], covers: boolean, bails: boolean): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const one of tests) {
    const { id, title } = one;
    if (covers) mutants.currentTestId = id;
    const began = performance.now();
    const failure = await (covers ? one.run() : runOrHang(one)).then(
      () => undefined,
      (error: unknown) => error ?? "failed",
    );
    const result = { id, name: title, timeSpentMs: performance.now() - began };
    if (failure === undefined) results.push({ ...result, status: TestStatus.Success });
    else {
      const failureMessage = failure instanceof Error ? (failure.stack ?? failure.message) : JSON.stringify(failure);
      results.push({ ...result, status: TestStatus.Failed, failureMessage });
      if (bails) break;
    }
  }
  mutants.currentTestId = undefined;
  return results;
}

/** Runs a test with a mutant. One that hangs fails: otherwise, Stryker would wait for several times as long as all tests take. */
function runOrHang(one: NamedTest): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the test hangs")), patience + 10 * one.duration);
    void one
      .run()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Resolves imports in the sandbox to its copies of our packages, and `node:test` to the collector. */
function resolveWithin(sandbox: string): void {
  const ours = pathToFileURL(`${join(root, "packages")}/`).href;
  const standIn = new URL("./collected-tests.ts", import.meta.url).href;
  registerHooks({
    resolve(specifier, context, next) {
      const isInside = context.parentURL?.startsWith(sandbox) === true;
      if (isInside && specifier === "node:test") return { url: standIn, shortCircuit: true };
      const found = next(specifier, context);
      const isOurs = isInside && found.url.startsWith(ours) && !found.url.includes("/node_modules/");
      return isOurs ? { ...found, url: `${sandbox}packages/${found.url.slice(ours.length)}` } : found;
    },
  });
}

/** The plugin for Stryker. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "node", NodeTestRunner)];

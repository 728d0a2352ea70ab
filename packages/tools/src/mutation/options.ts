import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import { join } from "node:path";

/** The path of the report. Not committed. */
export const reportFile = ".rollcall/mutation/mutation.json";

/** The files to mutate: members, schedules and kernel of the core. */
const mutated = ["packages/core/src/{members,schedules,kernel}/**/*.ts"];
const neverMutated = ["test", "fixture", "samples"].map((kind) => `!packages/core/src/**/*.${kind}.ts`);

/** The files that the tests of the core load. */
const copied = ["core", "server", "storage-memory", "storage-sql", "testkit"];

/** The options of Stryker. */
export const toOptions = (mutate: readonly string[] = mutated): PartialStrykerOptions => ({
  mutate: [...mutate, ...neverMutated],
  plugins: [join(import.meta.dirname, "node-test-runner.ts")],
  testRunner: "node",
  testRunnerNodeArgs: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  maxTestRunnerReuse: 200,
  // A timeout on a busy machine must not count as detected.
  timeoutMS: 30_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 20,
  disableTypeChecks: false,
  ignorePatterns: ["**", ...copied.map((name) => `!packages/${name}/{package.json,src/**}`)],
  tempDirName: ".rollcall/stryker",
  cleanTempDir: "always",
  reporters: ["progress-append-only", "json"],
  jsonReporter: { fileName: reportFile },
});

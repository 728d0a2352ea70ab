import { globSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { buildTitle, checkJobs } from "../check/check-jobs.ts";
import { ensureTestBrowser, testBrowserVariable } from "../chromium.ts";
import { testDatabase, testDatabaseVariable } from "../postgres/test-server.ts";
import { bin, root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import { packageOf, readsImports, readsLoaded, readsPackage, readsPublished } from "./job-inputs.ts";
import type { Job } from "./job.ts";
import { jobVariable, type Runner } from "./results.ts";
import { browserPackages, testFileFixture, testFilesVariable } from "./test-pages.ts";

/** A group of files in one process is small enough that two slots stay evenly loaded. */
const maxFilesPerProcess = 60;

/** Packages with fewer files share a process: it loads what they all depend on once, which takes a second of processor time. */
const fewFiles = 10;

/** Sources that pages of the example load on demand. */
const pageSources = "packages/elements/src/";

/** Each process builds what the pages load and creates the sample data, so a third one would cost more than it saves. */
const walkProcesses = 2;

/** The time limits of a test and of a job, in milliseconds. */
const testTimeout = 300_000;
const timeout = 900_000;

/**
 * A file that replaces the network gets its own process, and so does one that sets the time: that also moves the timers of
 * servers that other files opened, whose jobs then run for all the hours that pass.
 */
const needsOwnProcess = /from "msw\/node"|apis: \[.*"Date"/;

/**
 * Files with one of these imports start processes or listen on ports. If a package has many of them, no others share their
 * process.
 */
const usesProcesses = /from "node:(child_process|net|http|worker_threads)"/;

/** A file with this import runs on a PostgreSQL server, which all jobs share. */
const needsDatabase = /from "@rollcall\/tools\/postgres"/;

/** Expected seconds of jobs that take much longer than others with as many files. They order a first run. */
const measuredSeconds: Readonly<Record<string, number>> = {
  "node tests of packages/cli": 50,
  "node tests of packages/server": 50,
  "node tests of packages/server that start processes or listen": 25,
  "node tests of packages/storage-sql": 25,
  "node tests of packages/testkit": 15,
  "node tests of packages/tools": 110,
};

/** The files that tests read in addition to the code they depend on. */
const otherInputs: Readonly<Record<string, RegExp>> = {
  "packages/tools/src/check/literal-styles.test.ts": /^packages\/elements\/src\//,
  "packages/tools/src/check/project-sources.test.ts": /^(packages|examples)\/.*(\.ts|tsconfig\.json)$/,
  "packages/tools/src/deploy/deploy-files.test.ts": /^examples\/host-app\/deploy\//,
  "packages/tools/src/frameworks/lock-files.test.ts": /^examples\/frameworks\//,
  "packages/tools/src/manifest/listed-elements.test.ts":
    /^(packages\/elements\/(src\/|package\.json)|README\.md|docs\/(guide\/components\.md|scripts\/element-page\.ts)$)/,
  "packages/tools/src/matrix/matrix-page.test.ts": /^docs\/(permissions|rules)\.md$/,
  "packages/tools/src/spec/error-table.test.ts": /^docs\/spec\//,
  "packages/tools/src/spec/report.test.ts": /^docs\/spec\//,
};

/** The space that the temporary files of a run need, in bytes. */
const temporarySpace = 2e9;

/** A folder in memory for temporary files, if there is a large one: tests commit thousands of times, and a disk syncs each. */
function temporaryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    if (bavail * bsize >= temporarySpace) return "/dev/shm";
  } catch {
    // Only Linux has it.
  }
  return tmpdir();
}

const find = (patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }).sort();

/** The files that the results of these tests of a package may depend on. */
function inputsOf(files: readonly string[]): (path: string) => boolean {
  const isOfPackage = readsPackage(packageOf(files[0] ?? ""));
  return (path) => isOfPackage(path) || files.some((file) => otherInputs[file]?.test(path) === true);
}

const contains = (file: string, pattern: RegExp): boolean => pattern.test(readFileSync(join(root, file), "utf8"));

/** Runs test files on the sources in one process. Nothing is built first. */
const nodeJob = (runner: Runner, name: string, files: readonly string[], expectedSeconds: number): Job => ({
  runner,
  name,
  files,
  expectedSeconds: measuredSeconds[name] ?? expectedSeconds,
  inputs: inputsOf(files),
  run: async (files) => {
    const script = join(import.meta.dirname, "node-run.ts");
    const options = [
      "--conditions=@rollcall/source",
      "--disable-warning=ExperimentalWarning",
      `--test-timeout=${testTimeout}`,
      `--test-reporter=${join(import.meta.dirname, "node-reporter.ts")}`,
    ];
    const env = {
      ROLLCALL_RUNNER: runner,
      [jobVariable]: name,
      // On some machines, programs can't run from there, so the part that installs packages uses the disk.
      ...(runner !== "packed" && { TMPDIR: temporaryFolder() }),
      ...((runner === "e2e" || runner === "packed") && { [testBrowserVariable]: ensureTestBrowser() }),
      ...(files.some((file) => contains(file, needsDatabase)) && { [testDatabaseVariable]: await testDatabase() }),
    };
    return runCommand(process.execPath, [...options, script, ...files], { capture: true, env, timeout });
  },
});

const browserTitle = "browser tests";

/** Test files that share a process. */
interface Group {
  readonly name: string;
  readonly files: readonly string[];
}

function nodeJobs(): Job[] {
  const files = find(["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts", "docs/**/*.test.ts"]).filter(
    (file) => !browserPackages.includes(packageOf(file)) && !/\.(e2e|packed)\.test\.ts$/.test(file),
  );
  const missing = Object.keys(otherInputs).filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`no test file: ${missing.join(", ")}`);
  const alone = files.filter((file) => contains(file, needsOwnProcess));
  // Not with their package, whose tests need not rerun when the files that these read change.
  const withInputs = files.filter((file) => !alone.includes(file) && file in otherInputs);
  const shared = files.filter((file) => !alone.includes(file) && !(file in otherInputs));
  const groups = [...new Set(shared.map(packageOf))].flatMap((folder): readonly Group[] => {
    const own = shared.filter((file) => packageOf(file) === folder);
    const apart = own.filter((file) => contains(file, usesProcesses));
    const name = `node tests of ${folder}`;
    if (apart.length < fewFiles) return [{ name, files: own }];
    return [
      { name: `${name} that start processes or listen`, files: apart },
      { name, files: own.filter((file) => !apart.includes(file)) },
    ];
  });
  const isSmall = ({ name, files }: Group): boolean => files.length < fewFiles && !(name in measuredSeconds);
  const small = [...withInputs, ...groups.filter(isSmall).flatMap(({ files }) => files)];
  return [
    ...alone.map((file) => nodeJob("node", file, [file], 5)),
    {
      ...nodeJob("node", "node tests of small packages", small, small.length / 2),
      inputsOfFile: (file) => inputsOf([file]),
    },
    ...groups.filter((group) => !isSmall(group)).flatMap(inProcesses),
  ];
}

/** Runs a group in as many processes as it needs. */
function inProcesses({ name, files }: Group): readonly Job[] {
  const processes = Math.ceil(files.length / maxFilesPerProcess);
  return Array.from({ length: processes }, (_, index) => {
    const part = files.filter((_, position) => position % processes === index);
    return nodeJob("node", processes > 1 ? `${name}, ${index + 1} of ${processes}` : name, part, part.length / 2);
  });
}

/** The walks, spread over a few processes. The walks of a process share a browser. */
function walkJobs(): Job[] {
  const files = find(["examples/*/**/*.e2e.test.ts"]);
  return Array.from({ length: walkProcesses }, (_, index) => {
    const part = files.filter((_, position) => position % walkProcesses === index);
    const name = `walks, ${index + 1} of ${walkProcesses}`;
    const inputsOfFile = (file: string, loaded?: readonly string[]) => readsLoaded(file, pageSources, loaded);
    return { ...nodeJob("e2e", name, part, 20 * part.length), inputsOfFile };
  });
}

/** The tests of the published packages, in one process, which packs them once. */
function packedJobs(): Job[] {
  const files = find(["packages/tools/src/**/*.packed.test.ts"]);
  const inputs = (path: string): boolean => readsPublished(path) || files.includes(path);
  return [{ ...nodeJob("packed", "packed tests", files, 90), needs: buildTitle, inputs }];
}

/** The jobs of each part of a run. */
export const parts: Readonly<Record<Runner, () => readonly Job[]>> = {
  check: checkJobs,
  node: nodeJobs,
  browser: () => [
    {
      runner: "browser",
      name: browserTitle,
      files: find(browserPackages.map((folder) => `${folder}/src/**/*.test.ts`)),
      expectedSeconds: 200,
      inputsOfFile: (file) => readsImports(file, [testFileFixture]),
      run: (files) =>
        runCommand(bin("wtr"), ["--config", "web-test-runner.config.mjs"], {
          capture: true,
          env: {
            [testBrowserVariable]: ensureTestBrowser(),
            [testFilesVariable]: files.join(delimiter),
            [jobVariable]: browserTitle,
            TMPDIR: temporaryFolder(),
          },
          timeout,
        }),
    },
  ],
  e2e: walkJobs,
  packed: packedJobs,
};

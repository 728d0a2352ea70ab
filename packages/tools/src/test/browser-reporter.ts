import { relative } from "node:path";
import { inspect } from "node:util";
import type { Logger, Reporter, TestSession, TestSuiteResult } from "@web/test-runner";
import { root } from "../root.ts";
import { addResult, closingLine, tally, type TestRecord } from "./results.ts";

interface BrowserLog {
  readonly type: string;
  readonly args: readonly unknown[];
}

const show = (args: readonly unknown[]): string =>
  args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, { depth: 3 }))).join(" ");

/**
 * Collects the errors that pages write to their consoles: each fails its test file. A browser's own message about a refused
 * request doesn't count.
 */
export const consoleGuard = {
  filter: ({ type, args }: BrowserLog): boolean =>
    type === "error" && args.length > 0 && !String(args[0]).startsWith("Failed to load resource"),
};

/** Writes machine-readable results of all sessions, and prints failures. */
export function browserReporter(): Reporter {
  let log: Logger | undefined;
  return {
    start: ({ config }) => {
      log = config.logger;
    },
    onTestRunFinished: ({ sessions }) => {
      const records = sessions.flatMap(sessionRecords);
      for (const { record, reason } of records) {
        addResult(record);
        if (record.outcome === "failed")
          log?.log(`\n✖ ${record.title}\n  ${record.file}\n${reason.replace(/^/gm, "  ")}`);
      }
      log?.log(`browser tests: ${closingLine(tally(records.map(({ record }) => record)))}`);
    },
  };
}

interface ExplainedRecord {
  readonly record: TestRecord;
  readonly reason: string;
}

type Explain = (
  title: string,
  outcome: TestRecord["outcome"],
  reason?: string,
  milliseconds?: number,
) => ExplainedRecord;

function sessionRecords(session: TestSession): ExplainedRecord[] {
  const page = relative(root, session.testFile);
  const explain = explainIn(page);
  const { testResults } = session;
  const tests = testResults === undefined ? [] : pageRecords(page, testResults);
  const errors = session.errors.map((error) => explain(`${page} runs`, "failed", error.stack ?? error.message));
  const logged = session.logs.map((args) =>
    explain(`${page} logs no error`, "failed", show(args as readonly unknown[])),
  );
  const missing = session.request404s.map((url) => explain(`${page} loads every file it requests`, "failed", url));
  return [...tests, ...errors, ...logged, ...missing];
}

/** The records of a page. A suite has the name of a test file, if the page runs several. Tests may be outside suites. */
function pageRecords(page: string, all: TestSuiteResult): ExplainedRecord[] {
  const isOfFile = ({ name }: TestSuiteResult): boolean => name.endsWith(".test.ts");
  const others = all.suites.filter((suite) => !isOfFile(suite));
  return [
    ...suiteRecords({ ...all, name: "", suites: others }, [], explainIn(page)),
    ...all.suites.filter(isOfFile).flatMap((suite) => suiteRecords({ ...suite, name: "" }, [], explainIn(suite.name))),
  ];
}

const explainIn =
  (file: string): Explain =>
  (title, outcome, reason = "", milliseconds = 0) => ({
    record: { runner: "browser", file, title, outcome, milliseconds },
    reason,
  });

function suiteRecords(suite: TestSuiteResult, parents: readonly string[], explain: Explain): ExplainedRecord[] {
  const path = suite.name === "" ? parents : [...parents, suite.name];
  const own = suite.tests.map(({ name, passed, skipped, error, duration }) => {
    const reason = [error?.message, error?.stack].filter((text) => text !== undefined).join("\n");
    return explain([...path, name].join(" › "), skipped ? "skipped" : passed ? "passed" : "failed", reason, duration);
  });
  return [...own, ...suite.suites.flatMap((child) => suiteRecords(child, path, explain))];
}

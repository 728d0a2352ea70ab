import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";
import { loadedBy } from "./loaded-sources.ts";
import { addResult, type Runner, type TestRecord } from "./results.ts";

type Ended = Extract<TestEvent, { type: "test:pass" | "test:fail" }>;

const runner = (process.env["ROLLCALL_RUNNER"] ?? "node") as Runner;

/** The reporter of `node-run.ts`: writes machine-readable results to a file; prints failures and diagnostics. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let path: string[] = [];
  // Tests run one after the other; the test named after their file ends them.
  let ofThisFile: Omit<TestRecord, "file">[] = [];
  for await (const event of source) {
    if (event.type === "test:start") {
      path = [...path.slice(0, event.data.nesting), event.data.name];
    } else if (event.type === "test:pass" || event.type === "test:fail") {
      const { name, nesting } = event.data;
      const isFile = nesting === 0 && name.endsWith(".test.ts");
      const record = toRecord(event, path, isFile);
      if (record !== undefined) ofThisFile.push(record);
      if (record?.outcome === "failed") yield `\n✖ ${record.title}\n${reason(event)}\n`;
      if (isFile) {
        const loaded = loadedBy(name);
        for (const each of ofThisFile) addResult({ ...each, file: name, ...(loaded && { loaded }) });
        ofThisFile = [];
      }
    } else if (event.type === "test:diagnostic" && event.data.nesting > 0) {
      yield `${event.data.message}\n`;
    }
  }
  for (const each of ofThisFile) addResult({ ...each, file: "" });
}

/** Suites are not tests, and neither is a file unless it failed to load. */
function toRecord(event: Ended, path: readonly string[], isFile: boolean): Omit<TestRecord, "file"> | undefined {
  const { data } = event;
  const failed = event.type === "test:fail" && !isTruthyFlag(data.todo);
  const isSuite = data.details.type === "suite";
  if ((isSuite || isFile) && !failed) return undefined;
  if (isSuite && failedBySubtest(event)) return undefined;
  const title = isFile ? `${data.name} loads` : [...path.slice(0, data.nesting), data.name].join(" › ");
  const skipped = isTruthyFlag(data.skip) || isTruthyFlag(data.todo);
  const outcome = failed ? "failed" : skipped ? "skipped" : "passed";
  return { runner, title, outcome, milliseconds: Math.round(data.details.duration_ms) };
}

/** `skip` and `todo` are `true` or the reason, which may be empty. */
const isTruthyFlag = (flag: string | boolean | undefined): boolean => flag !== undefined && flag !== false;

const failedBySubtest = (event: Ended): boolean =>
  event.type === "test:fail" && (event.data.details.error as { failureType?: string }).failureType === "subtestsFailed";

function reason(event: Ended): string {
  if (event.type !== "test:fail") return "";
  const { error } = event.data.details;
  return inspect(error.cause, { depth: 4 }).replace(/^/gm, "  ");
}

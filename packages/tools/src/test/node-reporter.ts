import { relative } from "node:path";
import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";
import { root } from "../root.ts";
import { addResult, tally, closingLine, type Runner, type TestRecord } from "./results.ts";

type Ended = Extract<TestEvent, { type: "test:pass" | "test:fail" }>;

const runner = (process.env["ROLLCALL_RUNNER"] ?? "node") as Runner;

/** The reporter of `node --test`: machine results to a file, failures and what tests say to the screen. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const records: TestRecord[] = [];
  const open = new Map<string, string[]>();
  for await (const event of source) {
    if (event.type === "test:start") {
      const { file = "", name, nesting } = event.data;
      const path = open.get(file) ?? [];
      path.length = nesting;
      open.set(file, [...path, name]);
    } else if (event.type === "test:pass" || event.type === "test:fail") {
      const record = toRecord(event, open);
      if (!record) continue;
      records.push(record);
      addResult(record);
      if (record.outcome === "failed") yield `\n✖ ${record.title}\n  ${record.file}\n${reason(event)}\n`;
    } else if (event.type === "test:stdout" || event.type === "test:stderr") {
      yield event.data.message;
    } else if (event.type === "test:diagnostic" && event.data.nesting > 0) {
      yield `${event.data.message}\n`;
    }
  }
  yield `${runner} tests: ${closingLine(tally(records))}\n`;
}

/** A suite is no test, nor is a file that passed; a file that failed outside its tests is a failure. */
function toRecord(event: Ended, open: ReadonlyMap<string, readonly string[]>): TestRecord | undefined {
  const { data } = event;
  const file = data.file === undefined ? "" : relative(root, data.file);
  const failed = event.type === "test:fail" && !isTruthyFlag(data.todo);
  const isFile = data.nesting === 0 && data.name.endsWith(".test.ts");
  if ((data.details.type === "suite" || isFile) && !failed) return undefined;
  if (data.details.type === "suite" && failedBySubtest(event)) return undefined;
  const parents = (open.get(data.file ?? "") ?? []).slice(0, data.nesting);
  const skipped = isTruthyFlag(data.skip) || isTruthyFlag(data.todo);
  const outcome = failed ? "failed" : skipped ? "skipped" : "passed";
  return { runner, file, title: [...parents, data.name].join(" › "), outcome };
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

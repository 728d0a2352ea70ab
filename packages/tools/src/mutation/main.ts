// `npm run mutation -- --mutate 'packages/core/src/kernel/rule.ts'`: changes the sources one by one; does a test notice?
import { Stryker } from "@stryker-mutator/core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../root.ts";
import { reportFile, toOptions } from "./options.ts";
import { type MutationReport, scoreOf, survivorsOf } from "./score.ts";

/** What must be noticed, in per cent. */
const goal = 88;

const { values } = parseArgs({
  options: { mutate: { type: "string", multiple: true }, concurrency: { type: "string", default: "2" } },
});
const concurrency = Number(values.concurrency);
if (!Number.isInteger(concurrency) || concurrency < 1)
  throw new RangeError("--concurrency takes a whole number from 1 on");

process.chdir(root);
const began = performance.now();
await new Stryker(toOptions(values.mutate, concurrency)).runMutationTest();

const report = JSON.parse(readFileSync(join(root, reportFile), "utf8")) as MutationReport;
const files = Object.entries(report.files).map(([file, { mutants }]) => ({ file, ...scoreOf(mutants) }));
const all = scoreOf(Object.values(report.files).flatMap(({ mutants }) => mutants));
for (const line of survivorsOf(report)) process.stderr.write(`${line}\n`);
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(`${JSON.stringify({ ...all, goal, seconds, files })}\n`);
process.exitCode = all.score >= goal ? 0 : 1;

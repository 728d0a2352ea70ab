import { Stryker } from "@stryker-mutator/core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { reportFile, toOptions } from "./options.ts";
import { type MutationReport, type Score, scoreOf, survivorsOf } from "./score.ts";

/** The percentage of mutants that tests must detect. */
const goal = 88;

interface MutationFigures extends Score {
  readonly goal: number;
  readonly files: readonly (Score & { readonly file: string })[];
  /** The mutants that survived, if there are too many of them. */
  readonly broken: readonly string[];
}

/** Changes the sources one by one and counts the changes that a test detects. */
export async function runMutation(mutate: readonly string[] | undefined): Promise<MutationFigures> {
  process.chdir(root);
  await new Stryker(toOptions(mutate)).runMutationTest();
  const report = JSON.parse(readFileSync(join(root, reportFile), "utf8")) as MutationReport;
  const files = Object.entries(report.files).map(([file, { mutants }]) => ({ file, ...scoreOf(mutants) }));
  const all = scoreOf(Object.values(report.files).flatMap(({ mutants }) => mutants));
  const survivors = survivorsOf(report);
  for (const line of survivors) process.stderr.write(`${line}\n`);
  return { ...all, goal, files, broken: all.score >= goal ? [] : survivors };
}

import type { CommandResult } from "../run-command.ts";
import type { Runner } from "./results.ts";

/** One command of a run: a check tool, a group of test files, or one test file. */
export interface Job {
  /** The part of the run that its results belong to. */
  readonly runner: Runner;
  /** Unique within a run. */
  readonly name: string;
  /** The name of a job that has to succeed first. */
  readonly needs?: string;
  /** The files that have to report at least one test each; a missing one fails the run. */
  readonly files?: readonly string[];
  /** Orders a first run, longest first. Later runs use the time measured before. */
  readonly expectedSeconds: number;
  /**
   * Whether the result may depend on a file, given its path from the root folder. All files by default. Settings, manifests
   * and the code that runs tests always count.
   */
  readonly inputs?: (path: string) => boolean;
  /**
   * Whether the result of one of its files may depend on a file, instead of `inputs`. Files that passed then don't run again.
   * @param loaded what the file had loaded when it passed, if it reported that
   */
  readonly inputsOfFile?: (file: string, loaded?: readonly string[]) => (path: string) => boolean;
  /** Runs its files, or those that did not pass recently. */
  run(files: readonly string[]): Promise<CommandResult>;
}

import { CommanderError } from "commander";
import { createColorizer } from "./create-colorizer.ts";
import { CliError } from "./cli-error.ts";
import type { CliContext } from "./cli-context.ts";

/**
 * Prints why a command failed, in one line without a stack trace.
 * @returns the exit code
 */
export function reportError(error: unknown, context: CliContext): 0 | 1 | 2 {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { exitCode, message } = failureOf(error);
  const { err } = context;
  err.write(`${createColorizer(context, err)("bad", "rollcall:")} ${message}\n`);
  return exitCode;
}

function failureOf(error: unknown): { readonly exitCode: 1 | 2; readonly message: string } {
  if (error instanceof CliError) return { exitCode: error.exitCode, message: error.message };
  if (error instanceof CommanderError) {
    const message = error.message
      .replace(/^error: /, "")
      .replace(/\s*\n\s*/g, " ")
      .replace(/ \((Did you mean .+)\)$/, ". $1");
    return { exitCode: 2, message: `${message} (see rollcall --help)` };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { exitCode: 1, message: `unexpected error: ${reason.split("\n", 1)[0] ?? ""}` };
}

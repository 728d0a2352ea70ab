import { CommanderError } from "commander";
import { painter } from "./paint.ts";
import { Refusal } from "./refusal.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Says in a sentence why a command ended, and never with a stack trace.
 * @returns the exit code
 */
export function sayFailure(error: unknown, surroundings: Surroundings): 0 | 1 | 2 {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { exitCode, sentence } = failureOf(error);
  const { err } = surroundings;
  err.write(`${painter(surroundings, err)("bad", "rollcall:")} ${sentence}\n`);
  return exitCode;
}

function failureOf(error: unknown): { readonly exitCode: 1 | 2; readonly sentence: string } {
  if (error instanceof Refusal) return { exitCode: error.exitCode, sentence: error.message };
  if (error instanceof CommanderError) {
    const said = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
    return { exitCode: 2, sentence: `${said} (rollcall --help lists what there is)` };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { exitCode: 1, sentence: `something failed that it has no words for: ${reason.split("\n", 1)[0] ?? ""}` };
}

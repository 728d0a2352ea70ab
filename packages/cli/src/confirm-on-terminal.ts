import { createInterface } from "node:readline/promises";
import { CliError } from "./cli-error.ts";

/**
 * Asks a question on the terminal. Only `y` and `yes` confirm.
 * @throws {CliError} the input is not a terminal
 */
export async function confirmOnTerminal(
  question: string,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<boolean> {
  if (input.isTTY !== true) throw new CliError(2, "there is no terminal to ask on: pass --yes to skip the question");
  const terminal = createInterface({ input, output });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

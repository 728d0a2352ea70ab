import { confirmOnTerminal } from "./confirm-on-terminal.ts";
import { createProgram } from "./program.ts";
import { reportError } from "./report-error.ts";
import { endOnSignals, waitForShutdownSignal } from "./wait-for-shutdown-signal.ts";
import type { CliContext } from "./cli-context.ts";

export type { Output, CliContext } from "./cli-context.ts";

/**
 * Runs the command line.
 * @param args the arguments after `rollcall`
 * @returns the exit code: 0 for success, 1 for a failure, 2 for invalid usage or configuration
 */
export async function runCommand(args: readonly string[], context: CliContext): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportError(error, context);
  }
}

/** Runs the command line of this process, then exits. The entry point of `bin/rollcall.cjs`. */
export async function runFromProcess(): Promise<void> {
  endOnSignals();
  const { stdout: out, stderr: err, env, argv } = process;
  // The reader of a pipe may exit first, as `head` does. The command still finishes.
  for (const stream of [out, err]) stream.on("error", () => undefined);
  // Without an open handle, Node would exit with 0 during an await and leave the store open.
  const staysAlive = setInterval(() => undefined, 60_000);
  const code = await runCommand(argv.slice(2), {
    ...{ cwd: process.cwd(), env, out, err },
    ...{ confirm: confirmOnTerminal, waitForShutdownSignal },
  });
  clearInterval(staysAlive);
  // Handles opened by the configuration itself, such as a connection pool, would keep the process alive.
  await Promise.all([out, err].map((stream) => new Promise<void>((flushed) => stream.write("", () => flushed()))));
  process.exit(code);
}

import { createProgram } from "./program.ts";
import { sayFailure } from "./say-failure.ts";
import { untilStopped } from "./until-stopped.ts";
import type { Surroundings } from "./surroundings.ts";

export type { Output, Surroundings } from "./surroundings.ts";

/**
 * Runs the command as it was called.
 * @param args what stands behind `rollcall`
 * @returns the exit code: 0 all went well, 1 something failed, 2 it was asked or configured wrongly
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 = 0;
  const program = createProgram(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
    return exitCode;
  } catch (error) {
    return sayFailure(error, surroundings);
  }
}

/** What `bin/rollcall.cjs` does: runs the command in this process, and ends the process. */
export async function runFromProcess(): Promise<void> {
  const { stdout: out, stderr: err, env, argv } = process;
  // While something is awaited that holds neither socket nor file, Node would end with 0 and leave the store open.
  const staysAlive = setInterval(() => undefined, 60_000);
  const code = await runCommand(argv.slice(2), { cwd: process.cwd(), env, out, err, untilStopped });
  clearInterval(staysAlive);
  // What the configuration has opened for itself, as a pool of connections, would keep the process alive.
  await Promise.all([out, err].map((stream) => new Promise<void>((flushed) => stream.write("", () => flushed()))));
  process.exit(code);
}

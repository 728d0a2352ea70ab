import { spawn, type ChildProcess } from "node:child_process";
import { compileCache, root } from "./root.ts";

const running = new Set<ChildProcess>();

/** How a command ended, and what it printed if that was captured. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
  readonly milliseconds: number;
}

/**
 * Runs a command, in the repository's folder if no other is named. It leads a process group of its own, so that stopping this process
 * stops a browser that the command started, too.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    readonly capture?: boolean;
    readonly cwd?: string | undefined;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<CommandResult> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    detached: true,
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...options.env },
    stdio: options.capture ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  running.add(child);
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer): void => void chunks.push(chunk);
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((done) => {
    const finish = (code: number, note = ""): void => {
      running.delete(child);
      done({ code, output: Buffer.concat(chunks).toString("utf8") + note, milliseconds: performance.now() - started });
    };
    child.once("error", (error) => {
      finish(127, error.message);
    });
    child.once("close", (code) => {
      finish(code ?? 1);
    });
  });
}

/** Stops whatever is still running, with its descendants, when this process is told to stop. */
export function stopChildrenOnSignals(): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
        } catch {
          // It ended between the look and the signal.
        }
      }
      process.exit(code);
    });
  }
}

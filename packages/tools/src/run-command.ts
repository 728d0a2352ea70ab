import { spawn, type ChildProcess } from "node:child_process";
import { compileCache, root } from "./root.ts";

const running = new Set<ChildProcess>();

/** How a command ended, and its output if that was captured. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
  readonly milliseconds: number;
}

/**
 * Runs a command in the repository's root folder, or in `cwd`. The command leads its own process group, so stopping it also
 * stops a browser that it started. A command that takes longer than `timeout` milliseconds is stopped.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    readonly capture?: boolean;
    readonly cwd?: string | undefined;
    readonly env?: Readonly<Record<string, string>>;
    readonly timeout?: number;
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
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            chunks.push(Buffer.from("\nstopped: it took too long\n"));
            stop(child, "SIGKILL");
          }, options.timeout);
    const finish = (code: number, note = ""): void => {
      clearTimeout(timer);
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

/** Stops all running commands with their descendants when this process receives a signal. */
export function stopChildrenOnSignals(): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) stop(child, "SIGTERM");
      process.exit(code);
    });
  }
}

function stop({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // The process has already ended.
  }
}

import type { Rollcall } from "@rollcall/core";
import type { Log } from "./log.ts";

const hour = 3_600_000;

/**
 * Sweeps every hour, in a process that other things keep alive. A sweep that fails is logged, and the next one goes on.
 * @returns stops it
 */
export function sweepHourly(rollcall: Pick<Rollcall, "sweep">, log: Log): () => void {
  const sweep = async (): Promise<void> => {
    const began = performance.now();
    try {
      await rollcall.sweep();
    } catch (cause) {
      const milliseconds = performance.now() - began;
      log({ level: "error", requestId: "hourly", method: "SWEEP", path: "", status: 503, milliseconds, cause });
    }
  };
  const timer: object | number = setInterval(() => void sweep(), hour);
  // A browser's timers are numbers, and keep no process alive.
  if (typeof timer === "object" && "unref" in timer) (timer as NodeJS.Timeout).unref();
  return () => {
    clearInterval(timer as NodeJS.Timeout);
  };
}

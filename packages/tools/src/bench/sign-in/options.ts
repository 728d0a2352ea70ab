import { parseArgs } from "node:util";

/** So many sign in at once, and so many ask for a comparison at once where nothing else is done. */
export const atOnce = 8;

/** What the bench is asked for. */
export interface Options {
  /** How long sign-ins are measured, in seconds; hashing alone takes as long again. */
  readonly seconds: number;
  /** Answers that are timed per state. */
  readonly samples: number;
}

/** Reads `--seconds 10 --samples 500`. */
export function toOptions(args: readonly string[]): Options {
  const options = { seconds: { type: "string", default: "10" }, samples: { type: "string", default: "500" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const [seconds, samples] = [Number(values.seconds), Number(values.samples)];
  if (!(seconds > 0)) throw new TypeError("seconds: a number above 0");
  if (!Number.isInteger(samples) || samples < 1) throw new TypeError("samples: a whole number from 1 on");
  return { seconds, samples };
}

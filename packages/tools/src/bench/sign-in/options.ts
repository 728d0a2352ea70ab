import { parseArgs } from "node:util";

/** The number of parallel sign-ins, and of parallel hash comparisons. */
export const atOnce = 8;

/** The options of the bench. */
export interface Options {
  /** The seconds to measure sign-ins, and then hashing alone. */
  readonly seconds: number;
  /** The timed responses per state. */
  readonly samples: number;
}

/** Reads `--seconds 10 --samples 500`. */
export function toOptions(args: readonly string[]): Options {
  const options = { seconds: { type: "string", default: "10" }, samples: { type: "string", default: "500" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const [seconds, samples] = [Number(values.seconds), Number(values.samples)];
  if (!(seconds > 0)) throw new TypeError("--seconds takes a number above 0");
  if (!Number.isInteger(samples) || samples < 1) throw new TypeError("--samples takes a whole number from 1");
  return { seconds, samples };
}

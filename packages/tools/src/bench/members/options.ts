import { parseArgs } from "node:util";

/** The options of the bench. */
export interface Options {
  /** Members in the schedule, smallest first. */
  readonly sizes: readonly number[];
  /** The seconds to measure each case on each side. */
  readonly seconds: number;
}

/** Reads `--sizes 1000,10000 --seconds 0.5`. */
export function toOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: "string", default: "1000,10000,100000" },
      seconds: { type: "string", default: "1.5" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  const seconds = Number(values.seconds);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1000))
    throw new TypeError("--sizes takes whole numbers from 1000");
  if (!(seconds > 0)) throw new TypeError("--seconds takes a number above 0");
  return { sizes: sizes.sort((one, other) => one - other), seconds };
}

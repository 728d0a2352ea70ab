import { parseArgs } from "node:util";

/** What the bench is asked for. */
export interface Options {
  /** Members in the schedule, smallest first. */
  readonly sizes: readonly number[];
  /** How long each case of each side is measured, in seconds. */
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
    throw new TypeError("sizes: whole numbers from 1000 on");
  if (!(seconds > 0)) throw new TypeError("seconds: a number above 0");
  return { sizes: sizes.sort((one, other) => one - other), seconds };
}

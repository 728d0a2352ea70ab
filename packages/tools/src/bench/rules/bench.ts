import { parseArgs } from "node:util";
import type { BenchRow, RunBench } from "../document.ts";
import { casesOf } from "./cases.ts";
import { measure } from "./measure.ts";

/** Compares decisions with those of @casl/ability and of a handwritten switch, in one run on the same inputs. */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: "string", default: "100000" }, seconds: { type: "string", default: "1.5" } },
  });
  const size = Number(values.size);
  const seconds = Number(values.seconds);
  if (!Number.isInteger(size) || size < 1000) throw new TypeError("--size takes a whole number from 1000");
  if (!(seconds > 0)) throw new TypeError("--seconds takes a number above 0");
  const cases = casesOf(size);
  say("all sides agree");
  // Run everything once before measuring, so that all sides are compiled.
  for (const one of cases) measure(one, seconds / 10);
  const rows = cases.map((one): BenchRow => {
    say(one.case);
    const { ours, peer } = measure(one, seconds);
    return {
      case: one.case,
      size: one.size,
      ours: rounded(ours),
      peer: rounded(peer),
      unit: "times/s",
      ratio: rounded(ours / peer),
      ...(one.goal !== undefined && { goal: rounded(one.goal) }),
    };
  });
  return { bench: "rules", rows };
};

const rounded = (value: number): number => Number(value.toPrecision(4));

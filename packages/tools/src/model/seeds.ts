import { randomInt } from "node:crypto";

/** Fixed seeds, so that test runs of the same sources give the same result. */
export const committedSeeds: readonly number[] = [1, 20_261];

/** Draws a new seed. The caller prints it on failure. */
export const drawSeed = (): number => randomInt(2 ** 31);

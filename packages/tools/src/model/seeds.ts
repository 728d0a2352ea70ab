import { randomInt } from "node:crypto";

/** A fixed seed, so that test runs of the same sources give the same result. */
export const committedSeed = 1;

/** Draws a new seed. The caller prints it on failure. */
export const drawSeed = (): number => randomInt(2 ** 31);

// From lucide (ISC license). Apart from `icons.ts`, which every page loads first: these icons are mostly in parts that load on demand.

/** A cross, to close or remove something, as a path for `drawing`. */
export const cross = "M18 6 6 18M6 6l12 12";

/** A plus sign, to add something, as a path for `drawing`. */
export const plus = "M5 12h14M12 5v14";

import { join, resolve } from "node:path";

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, "../../..");

/** Where a run leaves its machine reports; not committed. */
export const resultsFolder = join(root, ".rollcall/results");

/** The path of a command that a dependency brought. */
export const bin = (name: string): string => join(root, "node_modules/.bin", name);

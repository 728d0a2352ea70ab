import { join, resolve } from "node:path";

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, "../../..");

/** Where a run leaves its machine reports; not committed. */
export const resultsFolder = join(root, ".rollcall/results");

/** Where Node keeps what it made of the sources: hundreds of processes start in a run, and all of them load the same. */
export const compileCache = join(root, ".rollcall/cache/node");

/** The path of a command that a dependency brought. */
export const bin = (name: string): string => join(root, "node_modules/.bin", name);

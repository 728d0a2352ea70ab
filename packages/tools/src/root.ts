import { join, resolve } from "node:path";

/** The root folder of the repository. */
export const root = resolve(import.meta.dirname, "../../..");

/** Machine-readable results of the last run. Not committed. */
export const resultsFolder = join(root, ".rollcall/results");

/** What tools keep between runs. Not committed, and safe to delete. */
export const cacheFolder = join(root, ".rollcall/cache");

/** Node's compile cache, shared by the hundreds of processes of a run. */
export const compileCache = join(cacheFolder, "node");

/** The path of a command that a dependency installs. */
export const bin = (name: string): string => join(root, "node_modules/.bin", name);

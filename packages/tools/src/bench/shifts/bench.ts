import type { RunBench } from "../document.ts";
import { measureFeeds } from "./feed-cases.ts";

/** Compares what planning shifts causes with the same work by hand. */
export const run: RunBench = async ({ say }) => ({ bench: "shifts", rows: await measureFeeds(say) });

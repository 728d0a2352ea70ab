import type { RunBench } from "../document.ts";
import { measureAccept } from "./accept-case.ts";
import { measureEligible } from "./eligible-case.ts";
import { measureFeeds } from "./feed-cases.ts";

/** Compares what planning shifts causes with the same work by hand. */
export const run: RunBench = async ({ say }) => ({
  bench: "shifts",
  rows: [await measureAccept(say), ...(await measureEligible(say)), ...(await measureFeeds(say))],
});

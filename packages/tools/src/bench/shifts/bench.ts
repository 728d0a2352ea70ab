import type { RunBench } from "../document.ts";
import { measureAccept } from "./accept-case.ts";
import { measureEligible } from "./eligible-case.ts";
import { measureFeeds } from "./feed-cases.ts";

/** Compares the work of planning shifts with the same work done by hand. */
export const run: RunBench = async ({ say }) => ({
  bench: "shifts",
  rows: [await measureAccept(say), ...(await measureEligible(say)), ...(await measureFeeds(say))],
});

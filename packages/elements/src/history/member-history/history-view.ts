import type { RollcallClient } from "@rollcall/core";

type HistoryClient = RollcallClient["history"];

/** One page of a schedule's history. */
export type HistoryPage = Awaited<ReturnType<HistoryClient["list"]>>;

/** One change: who, when, through what, what was before and after (X8). */
export type HistoryEntry = HistoryPage["entries"][number];

/** One thing that a change did. */
export type HistoryLine = HistoryEntry["lines"][number];

/** The member list as it was. */
export type PastPage = Awaited<ReturnType<HistoryClient["listMembers"]>>;

/** What names a past list: an instant, or the change after which it was so. */
export type PastMoment = { readonly at: string } | { readonly number: number };

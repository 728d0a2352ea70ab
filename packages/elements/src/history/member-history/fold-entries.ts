import type { HistoryEntry } from "@rollcall/core";
import { sentenceKey } from "./sentence-of.ts";

/** The kinds of entries. */
export const historyKinds = ["people", "settings", "shifts", "system"] as const;

/** The kind of an entry. */
export type HistoryKind = (typeof historyKinds)[number];

/** Entries that are shown together, newest first; usually one. */
export type HistoryRow<Entry extends HistoryEntry = HistoryEntry> = readonly [Entry, ...Entry[]];

/** The maximum milliseconds between entries that are folded together. */
const maxApart = 10 * 60_000;

/** The minimum number of entries that are folded. */
const minFolded = 3;

/** Events that can be undone. */
const undoable = /^(members-added|member-removed|member-changed|schedule-(changed|archived|restored|transferred))$/;

/** Events that only follow from others in the same entry. */
const consequence =
  /^(shifts-flagged|schedule-ready|change-undone|member-known|invitations?-changed|calendar-changed)$/;

/** Sentences that don't say who did it. */
const withoutActor =
  /^line\.(availability-changed|offer-(?!created)|calendar-changed|member-known|invitation-changed\.(?!queued|revoked|link-copied))/;

/** Whether every part of the entry can be undone. The server decides whether the caller may do it. */
export function isUndoable({ lines }: HistoryEntry): boolean {
  const own = lines.filter(({ type }) => !consequence.test(type));
  return own.length > 0 && own.every(({ type }) => undoable.test(type));
}

/** The numbers of entries that later ones have undone, unless those were undone themselves. Entries are newest first. */
export function undoneAmong(entries: readonly HistoryEntry[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { number, lines } of entries) {
    if (undone.has(number)) continue;
    for (const { type, details } of lines) if (type === "change-undone") undone.add(Number(details["undone"]));
  }
  return undone;
}

/** The kind of an entry. Automatic changes, such as sending emails, are `system`. */
export function kindOf({ actor, lines }: HistoryEntry): HistoryKind {
  if (actor.id === "system") return "system";
  const type = (lines.find((line) => !consequence.test(line.type)) ?? lines[0])?.type ?? "";
  if (/^(shift|offer)/.test(type)) return "shifts";
  return type.startsWith("schedule-") ? "settings" : "people";
}

/** Folds consecutive entries that describe the same change for different people or shifts, such as 40 sent emails. */
export function foldEntries<Entry extends HistoryEntry>(entries: readonly Entry[]): readonly HistoryRow<Entry>[] {
  const runs: [Entry, ...Entry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isAlike(last, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run): readonly HistoryRow<Entry>[] =>
    run.length < minFolded ? run.map((entry): HistoryRow<Entry> => [entry]) : [run],
  );
}

function isAlike(one: HistoryEntry, other: HistoryEntry): boolean {
  const keys = [one, other].map(({ lines, actor }) => {
    const [line, ...more] = lines;
    if (line === undefined || more.length > 0) return undefined;
    const key = sentenceKey(line, { actor });
    return withoutActor.test(key) ? key : `${actor.id} ${key}`;
  });
  const isNear = Date.parse(one.at) - Date.parse(other.at) <= maxApart;
  return isNear && keys[0] !== undefined && keys[0] === keys[1] && !isUndoable(one);
}

import type { HistoryEntry } from "@rollcall/core";

/** Groups entries by day in the reader's time zone. */
export function historyDays(
  entries: readonly HistoryEntry[],
  lang: string,
): readonly (readonly [string, readonly HistoryEntry[]])[] {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "full" });
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const day = format.format(new Date(entry.at));
    const of = days.get(day);
    if (of) of.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

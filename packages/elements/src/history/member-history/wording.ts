import type { Words } from "../../provider/rollcall-element.ts";
import type { HistoryKey } from "./history-messages.en.ts";
import type { HistoryEntry, HistoryLine } from "./history-view.ts";

type Named = HistoryEntry["actor"];
type Value = HistoryLine["changes"][number]["before"];

/** Names keep their own direction inside a sentence of another: each is isolated. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** How somebody is called. Rollcall itself is a caller of its own. */
export const calledIn = (words: Words<HistoryKey>, { id, name }: Pick<Named, "id" | "name">): string =>
  name !== null && name !== "" ? isolated(name) : words.text(id === "system" ? "history.rollcall" : "history.somebody");

/** What a line of a change says, as a sentence. */
export function sentenceOf(words: Words<HistoryKey>, entry: HistoryEntry, line: HistoryLine): string {
  const { type, people, count, details } = line;
  const actor = calledIn(words, entry.actor);
  const named = new Intl.ListFormat(words.lang).format(people.map((person) => calledIn(words, person)));
  const isCut = count > people.length;
  const all = isCut ? words.text("history.and-more", { people: named, count: count - people.length }) : named;
  const key = keyOf(line, entry);
  const values = { actor, people: all, type, undone: Number(details["undone"] ?? 0) };
  return words.has(key) ? words.text(key as HistoryKey, values) : words.text("line.other", values);
}

function keyOf({ type, people }: HistoryLine, { actor }: HistoryEntry): string {
  if (type === "member-removed" && people[0]?.id === actor.id) return "line.member-left";
  if (type === "shift-assigned" && people.length === 0) return "line.shift-unassigned";
  return `line.${type}`;
}

/** A value that changed, as a person reads it: the field, before and after. */
export function changeOf(words: Words<HistoryKey>, change: HistoryLine["changes"][number]) {
  const { field, before, after } = change;
  const key = `field.${field}`;
  return {
    field: words.has(key) ? words.text(key as HistoryKey) : field,
    values: words.text("value.from-to", {
      before: valueOf(words, field, before),
      after: valueOf(words, field, after),
    }),
  };
}

function valueOf(words: Words<HistoryKey>, field: string, value: Value): string {
  if (value === null || value === "") return words.text(field === "ownerId" ? "value.organization" : "value.none");
  if (typeof value === "boolean") return words.text(value ? "value.yes" : "value.no");
  if (typeof value === "object") return calledIn(words, value);
  if (typeof value === "number") return String(value);
  if ((field === "role" || field === "state") && words.has(wordOf(field, value))) {
    return words.text(wordOf(field, value) as HistoryKey);
  }
  // A moment of a shift: date and time as they were planned, without the zone that all of them share.
  if (field === "start" || field === "end") return value.slice(0, 16).replace("T", " ");
  return isolated(value);
}

const wordOf = (field: string, value: string): string => (field === "role" ? `role.${value}` : `value.${value}`);

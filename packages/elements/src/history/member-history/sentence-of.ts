import type { HistoryEntry, HistoryLine } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { HistoryKey } from "./member-history.messages.ts";
import { timesIn } from "../../ui/text/times.ts";

type Named = HistoryEntry["actor"];
type Change = HistoryLine["changes"][number];
type Value = Change["before"];

/** A changed value in readable form. */
export interface ReadChange {
  readonly field: string;
  readonly values: string;
}

/** Fields that the sentence of a line already expresses. */
const fieldsInSentence = ["state", "invitation", "calendar", "stage"];

/** Fields with an instant in milliseconds since the epoch. */
const instants = ["pausedFrom", "pausedUntil"];

/** Isolates the text direction of a name inside a sentence. Isolation marks within the name are removed. */
const isolated = (text: string): string => `\u2068${text.replaceAll(/[\u2066-\u2069]/g, "")}\u2069`;

/** Renders a sentence with its isolated parts in `<bdi>`. */
export const asMarkup = (sentence: string): (string | TemplateResult)[] =>
  sentence.split(/[\u2068\u2069]/).map((part, index) => (index % 2 === 1 ? html`<bdi>${part}</bdi>` : part));

/** The name of a person, of Rollcall itself, or a placeholder for an erased person. */
const nameOf = (words: Words<HistoryKey>, { id, name }: Pick<Named, "id" | "name">): string =>
  name ? isolated(name) : words.text(id === "system" ? "history.rollcall" : "history.erased-person");

/** Describes a line of an entry in a sentence. */
export function sentenceOf(words: Words<HistoryKey>, entry: HistoryEntry, line: HistoryLine): string {
  const { type, people, count, details, changes } = line;
  const actor = nameOf(words, entry.actor);
  const named = people.map((person) => nameOf(words, person));
  if (count > people.length) named.push(words.text("history.more-people", { count: count - people.length }));
  const all = new Intl.ListFormat(words.lang).format(named);
  const before = changes[0]?.before ?? null;
  const former = typeof before === "object" && before !== null ? nameOf(words, before) : "";
  const general = sentenceKey(line, entry);
  const isOwn = count === 1 && people[0]?.id === entry.actor.id;
  const key = isOwn && words.has(`${general}.own`) ? `${general}.own` : general;
  const { name = "", undone = 0 } = details;
  const values = {
    actor,
    people: all,
    former,
    type: isolated(type),
    name: isolated(String(name)),
    undone: Number(undone),
  };
  return words.has(key) ? words.text(key as HistoryKey, values) : words.text("line.other", values);
}

/** Describes folded entries: all their people in one sentence if there is a message for that, otherwise the newest entry. */
export function foldedSentence(
  words: Words<HistoryKey>,
  [newest, ...others]: readonly [HistoryEntry, ...HistoryEntry[]],
): string {
  const lines = [newest, ...others].flatMap(({ lines }) => lines);
  const [line] = lines;
  if (line === undefined) return "";
  if (line.type !== "invitation-changed") {
    return words.text("history.folded", { line: sentenceOf(words, newest, line), count: others.length });
  }
  const people = new Map(lines.flatMap((each) => each.people).map((person) => [person.id, person]));
  const all = {
    ...line,
    type: "invitations-changed" as const,
    people: [...people.values()].slice(0, 3),
    count: people.size,
  };
  return sentenceOf(words, newest, all);
}

/** The key of the message that describes a line. */
export function sentenceKey(
  { type, people, details, changes }: HistoryLine,
  { actor }: Pick<HistoryEntry, "actor">,
): string {
  const { because } = details;
  if (typeof because === "string") return `line.${type}.${because}`;
  if (type.startsWith("invitation") || type === "calendar-changed") {
    return `line.${type}.${newValue(changes)}`;
  }
  if (type === "person-changed" || type === "person-invited" || type === "person-status-changed") {
    return `line.${type}.${aspectOf(type, changes)}`;
  }
  if (type === "offer-answered") return `line.${type}.${String(details["answer"])}`;
  if (type === "offer-changed" || type === "swap-changed") return `line.${type}.${newValue(changes)}`;
  if (type === "holding-changed") return `line.${type}.${details["isAssigned"] === true ? "assigned" : "unassigned"}`;
  if (type === "sign-in-locked") return `line.${type}.${String(details["where"])}`;
  if (type === "member-removed" && people[0]?.id === actor.id) return "line.member-left";
  if (type === "shift-assigned" && people.length === 0) return "line.shift-unassigned";
  if (type === "report-submitted" && Number(details["version"]) > 1) return "line.report-amended";
  if (type === "shifts-published" && people.length === 0) return "line.shifts-published-open";
  if (type === "shift-created" && people.length > 0) return "line.shift-created-for";
  return `line.${type}`;
}

/** The new value of the first change; empty if it isn't text. */
function newValue([first]: HistoryLine["changes"]): string {
  return typeof first?.after === "string" ? first.after : "";
}

/** What a change to a person was about: the field, the state before an invitation, or the new status. */
function aspectOf(type: HistoryLine["type"], changes: HistoryLine["changes"]): string {
  const value = (name: string, when: "before" | "after"): string => {
    const found = changes.find(({ field }) => field === name)?.[when];
    return typeof found === "string" ? found : "other";
  };
  if (type === "person-invited") return value("stage", "before");
  if (type === "person-status-changed") return value("status", "after");
  return changes.find(({ field }) => field !== "stage")?.field ?? "other";
}

/** The values of a line: changed fields, the role of a person, or the kind and time of a shift. */
export function changesOf(words: Words<HistoryKey>, { type, people, count, changes, details }: HistoryLine) {
  const read: ReadChange[] = [];
  const role = count === 1 ? (people[0]?.role ?? null) : null;
  if (role !== null) read.push({ field: words.text("field.role"), values: valueOf(words, "role", role) });
  const { kind, start, end } = details;
  if (typeof kind === "string") read.push({ field: words.text("field.kind"), values: isolated(kind) });
  if (typeof start === "string" && typeof end === "string") {
    const span = timesIn(words, "UTC").span(localTime(start), localTime(end), "moment");
    read.push({ field: words.text("field.when"), values: span });
  }
  // The sentence names the assignee, unless the shift moved from one person to another, and the new status.
  const isInSentence =
    type === "person-status-changed" ||
    (type === "shift-assigned" && changes.some(({ before, after }) => before === null || after === null));
  for (const change of isInSentence ? [] : changes) {
    if (!fieldsInSentence.includes(change.field)) read.push(changeOf(words, change));
  }
  return read;
}

/** A changed field with its values before and after. */
export function changeOf(words: Words<HistoryKey>, { field, before, after }: Change): ReadChange {
  const values = { before: valueOf(words, field, before), after: valueOf(words, field, after) };
  const key = `field.${field}`;
  return {
    field: words.has(key) ? words.text(key as HistoryKey) : field,
    values: words.text("value.from-to", values),
  };
}

function valueOf(words: Words<HistoryKey>, field: string, value: Value): string {
  if (value === null || value === "") return words.text(field === "ownerId" ? "value.organization" : "value.none");
  if (typeof value === "boolean") return words.text(value ? "value.yes" : "value.no");
  if (typeof value === "object") return nameOf(words, value);
  if (typeof value === "number") {
    return instants.includes(field) ? timesIn(words).text(new Date(value).toISOString(), "moment") : String(value);
  }
  const key = `${field}.${value}`;
  if (["role", "status"].includes(field) && words.has(key)) return words.text(key as HistoryKey);
  if (field === "start" || field === "end") return timesIn(words, "UTC").text(localTime(value), "moment");
  return isolated(value);
}

/** Shift times are shown in the schedule's time zone. The zone is omitted because all shifts share it. */
const localTime = (moment: string): string => `${moment.slice(0, 16)}Z`;

import type { ChangeMessage } from "../../contract/stream.ts";
import { type Change, insert, update } from "../store/change.ts";
import { collection, integer, type RowIn, text } from "../store/collection.ts";
import { get, getMany } from "../store/query.ts";

/**
 * Own topics: one row per subject, which counts the changes to rows that concern the subject. A listener learns only that something
 * changed, so that a topic reveals nothing about others (P42). Only one row changes per subject and command, so the cost follows the rows
 * that the command writes.
 */
export const signals = collection("signals", {
  fields: { topic: text(), number: integer(), at: integer() },
  key: ["topic"],
});

/** The state of an own topic. */
export type Signal = RowIn<typeof signals>;

/** The state of one own topic; `undefined` before the first change. */
export const signalOf = get(signals);
const signalsByTopic = getMany(signals);
/** The states of several own topics. */
export const signalsOf = (topics: readonly string[]) => signalsByTopic(topics.map((topic) => [topic]));

const ownPrefix = "own:";
/** The topic of changes that concern a subject. */
export const ownTopicOf = (subject: string): string => `${ownPrefix}${subject}`;
/** Whether a topic is that of a subject. All others have a journal. */
export const isOwnTopic = (topic: string): boolean => topic.startsWith(ownPrefix);

/** The message that a stream sends for a signal. */
export const toSignalMessage = ({ topic, number, at }: Signal): ChangeMessage => ({
  ...{ kind: "change", topic, number, at: new Date(at).toISOString(), operation: "", actorId: "" },
  ...{ events: [], decisionsChanged: false },
});

const none: readonly string[] = [];

/** The own topics that changes to rows concern. */
export function signalledBy(changes: readonly Change[]): readonly string[] {
  const subjects = new Set<string>();
  for (const change of changes) {
    const subject = subjectOf(change);
    if (subject !== undefined) subjects.add(subject);
  }
  return subjects.size === 0 ? none : [...subjects].map(ownTopicOf);
}

/** The writes of the signals of own topics, whose states are `found`. */
export function signalChanges(topics: readonly string[], found: readonly Signal[], now: number): readonly Change[] {
  const numbers = new Map(found.map(({ topic, number }) => [topic, number]));
  return topics.map((topic) => {
    const number = numbers.get(topic);
    return number === undefined
      ? insert(signals, { topic, number: 1, at: now })
      : update(signals, [topic], { number: number + 1, at: now }, { number });
  });
}

function subjectOf(change: Change): string | undefined {
  const { signals: declared, key } = change.collection;
  if (declared === undefined || change.kind === "remove") return undefined;
  const values = change.kind === "insert" ? change.row : change.set;
  if (!declared.when(values)) return undefined;
  const found = change.kind === "insert" ? change.row[declared.subject] : change.key[key.indexOf(declared.subject)];
  return typeof found === "string" ? found : undefined;
}

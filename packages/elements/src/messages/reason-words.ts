import type { Reason } from "@rollcall/core/contract";
import type { Messages, MessageValues } from "./messages.ts";

/** What a person reads about a reason (X1). */
export interface ReasonWords {
  readonly title: string;
  readonly text: string;
  /** What helps; empty where nothing does. */
  readonly remedy: string;
}

/** The words of a reason; a code that nobody knows reads as a failure of ours. */
export function reasonWords(messages: Pick<Messages<string>, "has" | "text">, reason: Reason): ReasonWords {
  const { code, remedy, details = {} } = reason;
  const values = Object.fromEntries(Object.entries(details).filter(([, value]) => /^(st|nu)/.test(typeof value)));
  const find = (key: string): string => (messages.has(key) ? messages.text(key, values as MessageValues) : "");
  const known = messages.has(`reason.${code}`) ? `reason.${code}` : "reason.unknown";
  return {
    title: find(known),
    text: find(`${known}.text`),
    remedy: remedy === undefined ? "" : find(`remedy.${remedy}`),
  };
}

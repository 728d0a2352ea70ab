import { type Reason, RollcallError } from "@rollcall/core/contract";
import type { Messages } from "./messages.ts";

/** The text of a reason (X1). */
export interface ReasonWords {
  readonly title: string;
  readonly text: string;
  /** What the reader can do about it. Empty if there is nothing. */
  readonly remedy: string;
}

/**
 * The text of a reason; some codes have a text for each `kind` of their details. Details that are strings or numbers fill its
 * placeholders as they are. A code without a message reads as a server failure.
 */
export function reasonWords(messages: Pick<Messages<string>, "has" | "text">, reason: Reason): ReasonWords {
  const { code, remedy, details = {} } = reason;
  const values = Object.fromEntries(Object.entries(details).filter(([, value]) => /^(st|nu)/.test(typeof value)));
  const find = (key: string): string => (messages.has(key) ? messages.text(key, values) : "");
  const known = messages.has(`reason.${code}`) ? `reason.${code}` : "reason.unknown";
  return {
    title: find(known),
    text: find(`${known}.text.${String(values["kind"])}`) || find(`${known}.text`),
    remedy: remedy === undefined ? "" : find(`remedy.${remedy}`),
  };
}

/** The reason carried by an error; any error that isn't a `RollcallError` reads as `internal`. */
export const reasonOf = (error: unknown): Reason =>
  error instanceof RollcallError ? error.reason : { code: "internal" };

/** Whether an error means that the caller may not see what was requested. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof RollcallError && (error.kind === "forbidden" || error.kind === "hidden");

/** For `then` and `catch`: yields `undefined` if the caller may not see what was requested, and rethrows other errors. */
export function unlessRefused(error: unknown): undefined {
  if (isRefusal(error)) return undefined;
  throw error;
}

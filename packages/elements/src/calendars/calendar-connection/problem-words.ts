import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";

/** Why a calendar cannot be read, or not now, in the words of somebody who wants it to be (Q52). */
export function problemWords(words: Words<CalendarKey>, problem: Reason): string {
  const { code, details = {} } = problem;
  const seconds = details["retryAfter"];
  if (code === "request.throttled" && typeof seconds === "number") {
    const minutes = Math.ceil(seconds / 60);
    const when = new Intl.RelativeTimeFormat(words.lang).format(minutes, "minute");
    return words.text("own-calendar.throttled", { when });
  }
  const key = `own-calendar.problem.${String(details["problem"])}`;
  if (words.has(key)) return words.text(key as "own-calendar.problem.not-found");
  const { title, text, remedy } = reasonWords(words, problem);
  return `${title}. ${text} ${remedy}`.trim();
}

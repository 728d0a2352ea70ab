import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";

/** The message for a calendar that can't be read (Q52). */
export function problemWords(words: Words<CalendarKey>, problem: Reason): string {
  if (problem.code === "request.throttled" && problem.details?.retryAfter !== undefined) {
    const minutes = Math.ceil(problem.details.retryAfter / 60);
    const when = new Intl.RelativeTimeFormat(words.lang).format(minutes, "minute");
    return words.text("own-calendar.throttled", { when });
  }
  const failure = problem.details !== undefined && "problem" in problem.details ? problem.details.problem : "";
  const key = `own-calendar.problem.${failure}`;
  if (words.has(key)) return words.text(key as "own-calendar.problem.not-found");
  const { title, text, remedy } = reasonWords(words, problem);
  return `${title}. ${text} ${remedy}`.trim();
}

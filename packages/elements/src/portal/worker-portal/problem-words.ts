import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { PortalKey } from "./portal-messages.en.ts";

/** Why a form was refused, as a sentence; when it can be tried again, where that is known. */
export function problemWords(words: Words<PortalKey>, problem: Reason): string {
  if (problem.code === "request.throttled" && problem.details?.retryAfter !== undefined) {
    const minutes = Math.ceil(problem.details.retryAfter / 60);
    const when = new Intl.RelativeTimeFormat(words.lang).format(minutes, "minute");
    return words.text("portal.throttled", { when });
  }
  const { title, text, remedy } = reasonWords(words, problem);
  return [`${title}.`, text, remedy].join(" ").trim();
}

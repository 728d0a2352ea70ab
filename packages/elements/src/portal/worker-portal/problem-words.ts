import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { PortalKey } from "./portal-messages.en.ts";

/** Why a form was refused, as a sentence; when it can be tried again, where that is known. */
export function problemWords(words: Words<PortalKey>, problem: Reason): string {
  const { code, details = {} } = problem;
  const seconds = details["retryAfter"];
  if (code === "request.throttled" && typeof seconds === "number") {
    const when = new Intl.RelativeTimeFormat(words.lang).format(Math.ceil(seconds / 60), "minute");
    return words.text("portal.throttled", { when });
  }
  const { title, text, remedy } = reasonWords(words, problem);
  return [`${title}.`, text, remedy].join(" ").trim();
}

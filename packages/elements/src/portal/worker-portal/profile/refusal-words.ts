import { reasonWords } from "../../../messages/reason-words.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { Sending } from "../sending.ts";
import type { ProfileKey } from "./profile-messages.en.ts";

/** Why something did not work, as a sentence; empty where it did. */
export function refusalWords(words: Words<ProfileKey>, problem: Sending["problem"]): string {
  if (problem === undefined || problem === "needed") return "";
  const { title, text, remedy } = reasonWords(words, problem);
  return words.text("profile.news.failed", { reason: [`${title}.`, text, remedy].join(" ").trim() });
}

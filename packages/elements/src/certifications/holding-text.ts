import type { HoldingView } from "@rollcall/core";
import type { TemplateResult } from "lit";
import type { IconName } from "../ui/controls/icons.ts";
import type { Words } from "../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../ui/controls/state-label.ts";
import { timesIn } from "../ui/text/times.ts";
import type { HoldingKey } from "./holding.en.ts";

/** The icon and the severity of each state of a certification. */
const holdingLooks = {
  missing: ["warning", "warn"],
  pending: ["clock", ""],
  valid: ["done", "ok"],
  expiring: ["clock", "warn"],
  grace: ["clock", "warn"],
  expired: ["warning", "danger"],
  rejected: ["stop", "danger"],
} as const satisfies Readonly<Record<HoldingView["state"], readonly [IconName, Tone]>>;

/** The states of a certification, the most urgent first. */
export const holdingStates = ["missing", "expired", "grace", "expiring", "rejected", "pending", "valid"] as const;

/** The state of a certification: an icon and a word. */
export function holdingState(words: Words<HoldingKey>, state: HoldingView["state"]): TemplateResult {
  const [drawn, tone] = holdingLooks[state];
  return stateLabel(drawn, words.text(`holding.${state}`), { tone, part: "state" });
}

/** A date in words, such as "May 3, 2027". Dates have no time zone. */
export const dateText = (words: { readonly lang: string }, date: string): string =>
  timesIn(words, "UTC").text(date, "longDate");

/** Since when or until when a certification is valid; empty if it never was. */
export function validityText(
  words: Words<HoldingKey>,
  { state, validFrom, expiresOn, graceUntil }: Pick<HoldingView, "state" | "validFrom" | "expiresOn" | "graceUntil">,
): string {
  const isValid = state === "valid" || state === "expiring";
  if (expiresOn === null) {
    if (isValid) return words.text("holding.forever");
    return validFrom === null ? "" : words.text("holding.from", { date: dateText(words, validFrom) });
  }
  const date = dateText(words, expiresOn);
  if (isValid) return words.text("holding.until", { date });
  if (state === "grace" && graceUntil !== null)
    return words.text("holding.grace-until", { date, grace: dateText(words, graceUntil) });
  return words.text("holding.ended", { date });
}

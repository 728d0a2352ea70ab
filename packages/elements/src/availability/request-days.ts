import type { TimeOffView } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { drawing, type IconName } from "../ui/controls/icons.ts";
import { cross } from "../ui/controls/more-icons.ts";
import type { Tone } from "../ui/controls/state-label.ts";
import { timesIn } from "../ui/text/times.ts";

/** The icon and the severity of each state of a request. */
export const requestLooks = {
  pending: ["clock", "warn"],
  approved: ["done", "ok"],
  rejected: ["stop", "danger"],
  cancelled: [drawing(cross), ""],
} as const satisfies Readonly<Record<TimeOffView["state"], readonly [IconName | TemplateResult, Tone]>>;

/** The days of a request: `2 – 6 Feb 2026`. */
export const daysOf = (
  words: { readonly lang: string },
  { firstDay, lastDay }: Pick<TimeOffView, "firstDay" | "lastDay">,
): string => timesIn(words, "UTC").span(firstDay, lastDay, "date");

import type { PersonView } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { drawing, type IconName } from "../ui/controls/icons.ts";
import { stateLabel, type Tone } from "../ui/controls/state-label.ts";
import type { PersonStatusKey } from "./person-status.en.ts";

// From lucide (ISC license), rounded to a tenth.
const pause = "M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M10 15V9M14 15V9";
const hourglass =
  "M5 22h14M5 2h14M17 22v-4.2a2 2 0 0 0-.6-1.4L12 12l-4.4 4.4A2 2 0 0 0 7 17.8V22M7 2v4.2a2 2 0 0 0 .6 1.4L12 12l4.4-4.4A2 2 0 0 0 17 6.2V2";

/** The icon of a pause. */
export const pauseIcon = (): TemplateResult => drawing(pause);

const looks: Readonly<Record<PersonView["status"], readonly [drawn: IconName | "pause" | "hourglass", tone: Tone]>> = {
  "not-activated": ["hourglass", ""],
  invited: ["sent", ""],
  active: ["done", "ok"],
  expired: ["clock", "warn"],
  paused: ["pause", "warn"],
  deactivated: ["stop", "danger"],
  erased: ["bin", ""],
};

/** The statuses to filter by, in order (A40). */
export const statuses = ["not-activated", "invited", "active", "expired", "paused", "deactivated"] as const;

/** The status of a person: an icon and a word. */
export function statusState(
  words: { text(key: PersonStatusKey): string },
  status: PersonView["status"],
): TemplateResult {
  const [drawn, tone] = looks[status];
  const sign = drawn === "pause" ? pauseIcon() : drawn === "hourglass" ? drawing(hourglass) : drawn;
  return stateLabel(sign, words.text(`status.${status}`), { tone, part: "status" });
}

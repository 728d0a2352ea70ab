import type { GetOwnAvailabilityOutput } from "@rollcall/core";
import { html } from "lit";
import type { IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import type { AvailabilityKey } from "./my-availability.messages.ts";

/** The states of a day, in the order in which its cell shows them. */
const looks = {
  blocked: ["stop", ""],
  partly: ["stop", ""],
  "time-off": ["done", "ok"],
  requested: ["clock", "warn"],
  conflict: ["warning", "danger"],
  shift: ["calendar", "accent"],
} as const satisfies Readonly<Record<string, readonly [IconName, Tone]>>;

type DayState = keyof typeof looks;

const stateOf = ({ kind, state, parts }: GetOwnAvailabilityOutput["days"][number]): DayState => {
  if (state === "pending") return "requested";
  if (kind === "time-off") return "time-off";
  return parts.length === 0 ? "blocked" : "partly";
};

/** What the month shows for a day: its states with icons and words, and the words for its accessible name. */
export function dayLook(
  words: Words<AvailabilityKey>,
  { days, shifts }: Pick<GetOwnAvailabilityOutput, "days" | "shifts">,
  date: string,
) {
  const own = days.filter((day) => day.date === date);
  const isUnavailable = own.some(({ state }) => state === "approved");
  const isWorking = shifts.some(({ dates }) => dates.includes(date));
  const states = new Set(own.map(stateOf));
  if (isWorking) states.add(isUnavailable ? "conflict" : "shift");
  const shown = (Object.keys(looks) as DayState[]).filter((state) => states.has(state));
  const labels = shown.map((state) => {
    if (state === "conflict") return words.text("availability.state.conflict.label");
    if (state !== "partly") return words.text(`availability.state.${state}`);
    const parts = own.flatMap((day) => day.parts.map(({ from, until }) => `${from} – ${until}`));
    return words.text("availability.state.partly.label", { parts: parts.join(", ") });
  });
  const reasons = [...new Set(own.map(({ reason }) => reason))].filter((reason) => reason !== "");
  const content = html`<span class="states" aria-hidden="true"
    >${shown.map((state) => {
      const [drawn, tone] = looks[state];
      return stateLabel(drawn, words.text(`availability.state.${state}`), { tone, part: "day-state" });
    })}</span
  >`;
  return { content, label: [...labels, ...reasons].join(", ") };
}

import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../look/icons.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";
import { CalendarTimes } from "./calendar-times.ts";
import type { OwnCalendar } from "./own-calendar.ts";

const looks: Readonly<Record<OwnCalendar["state"], readonly [IconName, string]>> = {
  none: ["calendar", ""],
  connecting: ["clock", ""],
  ok: ["connected", "ok"],
  stale: ["clock", "warn"],
  error: ["warning", "danger"],
  disconnected: ["unavailable", "warn"],
  "not-applicable": ["calendar", ""],
};

/** Where the calendar stands: an icon, a word, and a sentence that says since when and why (Q16). */
export function calendarStatus(words: Words<CalendarKey>, calendar: OwnCalendar): TemplateResult {
  const [drawn, tone] = looks[calendar.state];
  return html`<div class="status" part="status" tabindex="-1">
    <span class="state ${tone}" part="state">${icon(drawn)}<b>${words.text(`calendar.${calendar.state}`)}</b></span>
    <div class="said">
      ${sentences(words, calendar).map((sentence) => html`<p dir="auto">${sentence}</p>`)}
      ${calendar.source === "host" ? html`<p class="muted">${words.text("own-calendar.host")}</p>` : nothing}
    </div>
  </div>`;
}

function sentences(words: Words<CalendarKey>, calendar: OwnCalendar): string[] {
  const { state, problem, succeededAt, failingSince, source } = calendar;
  const times = new CalendarTimes(words.lang);
  const when = succeededAt === null ? "" : times.since(succeededAt);
  const why = [
    ...(problem === null ? [] : [words.text(`own-calendar.problem.${problem}`)]),
    ...(failingSince === null ? [] : [words.text("own-calendar.failing", { when: times.since(failingSince) })]),
    ...(problem === null ? [] : [words.text("own-calendar.again")]),
  ].join(" ");
  const from =
    source === "address" && calendar.host !== null ? words.text("own-calendar.from", { host: calendar.host }) : "";
  switch (state) {
    case "ok": {
      const read = when === "" ? "" : words.text("own-calendar.state.ok", { when });
      return [`${read} ${from}`, why].map((one) => one.trim()).filter((one) => one !== "");
    }
    case "stale":
    case "error": {
      const since =
        when === ""
          ? words.text(`own-calendar.state.${state}.never`)
          : words.text(`own-calendar.state.${state}`, { when });
      return [`${since} ${from}`.trim(), why].filter((one) => one !== "");
    }
    default:
      return [words.text(`own-calendar.state.${state}`)];
  }
}

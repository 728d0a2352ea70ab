import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
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

/** The state of the calendar: an icon, a word, and a sentence with the time and any problem (Q16). */
export function calendarStatus(words: Words<CalendarKey>, calendar: OwnCalendar): TemplateResult {
  const [drawn, tone] = looks[calendar.state];
  return html`<div class="status" part="status" tabindex="-1">
    <span class="state ${tone}" part="state">${icon(drawn)}<b>${words.text(`calendar.${calendar.state}`)}</b></span>
    <div class="explained">
      ${sentences(words, calendar).map((one, index) => html`<p class=${index > 0 ? "muted" : ""} dir="auto">${one}</p>`)}
    </div>
  </div>`;
}

/** The most important sentence: the problem, or the state. */
function sentences(words: Words<CalendarKey>, calendar: OwnCalendar): string[] {
  const { state, problem, succeededAt, failingSince, source, host } = calendar;
  const times = new CalendarTimes(words.lang);
  const when = succeededAt === null ? undefined : times.since(succeededAt);
  const supplied = source === "host" ? [words.text("own-calendar.host")] : [];
  const why = problem === null ? [] : [words.text(`own-calendar.problem.${problem}`)];
  const since = failingSince === null ? "" : words.text("own-calendar.failing", { when: times.since(failingSince) });
  switch (state) {
    case "ok": {
      const read =
        host === null
          ? words.text("own-calendar.state.ok.host", { when: when ?? "" })
          : words.text("own-calendar.state.ok", { when: when ?? "", host });
      return [...(when === undefined ? [] : [read]), ...supplied, ...why];
    }
    case "stale":
    case "error": {
      const unknown =
        when === undefined
          ? words.text(`own-calendar.state.${state}.never`)
          : words.text(`own-calendar.state.${state}`, { when });
      return [...why, `${unknown} ${since}`.trim(), ...supplied];
    }
    default:
      return [words.text(`own-calendar.state.${state}`), ...supplied];
  }
}

import type { GetCalendarOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { CalendarKey } from "./calendar-connection.messages.ts";
import { sinceText, timesIn } from "../../ui/text/times.ts";
import { busyDay, isWholeDays } from "./calendar-times.ts";

const looks: Readonly<Record<GetCalendarOutput["state"], readonly [IconName, string]>> = {
  none: ["calendar", ""],
  connecting: ["clock", ""],
  ok: ["connected", "ok"],
  stale: ["clock", "warn"],
  error: ["warning", "danger"],
  disconnected: ["unavailable", "warn"],
  "not-applicable": ["calendar", ""],
};

/** The state of the calendar: an icon, a word, and sentences with the time and any problem (Q16). */
export function calendarStatus(words: Words<CalendarKey>, calendar: GetCalendarOutput): TemplateResult {
  const [drawn, tone] = looks[calendar.state];
  const sentences = sentencesOf(words, calendar).filter((one) => one !== "");
  return html`<div class="status stack gap-1" part="status" tabindex="-1">
    <span class="state ${tone}" part="state">${icon(drawn)}<b>${words.text(`calendar.${calendar.state}`)}</b></span>
    <div class="explained stack gap-1 wrap">
      ${sentences.map((one, index) => html`<p class=${index > 0 ? "muted" : ""} dir="auto">${one}</p>`)}
    </div>
  </div>`;
}

/** The most important sentence comes first: the problem, or the state. */
function sentencesOf(words: Words<CalendarKey>, calendar: GetCalendarOutput): string[] {
  const { state, problem, partial, succeededAt, failingSince, source, host } = calendar;
  const times = timesIn(words);
  const when = succeededAt === null ? undefined : sinceText(words, succeededAt);
  const supplied = source === "host" ? words.text("own-calendar.host") : "";
  const why = problem === null ? "" : words.text(`own-calendar.problem.${problem}`);
  if (state === "ok") {
    const key = host === null ? "own-calendar.state.ok.host" : "own-calendar.state.ok";
    const unread = partial === 0 ? "" : words.text("own-calendar.partial", { count: partial });
    return [when === undefined ? "" : words.text(key, { when, host: host ?? "" }), unread, supplied, why];
  }
  if (state !== "stale" && state !== "error") return [words.text(`own-calendar.state.${state}`), supplied];
  const last =
    when === undefined
      ? words.text(`own-calendar.state.${state}.never`)
      : words.text(`own-calendar.state.${state}`, { when });
  const since =
    failingSince === null
      ? ""
      : words.text("own-calendar.failing", { when: times.text(failingSince, "longDayAndClock") });
  return [why, `${last} ${since}`.trim(), supplied];
}

const shownFirst = 4;

/** The next busy times, to check that the right calendar is connected. `showAll` is left out if all of them are shown. */
export function busyList(
  words: Words<CalendarKey>,
  { next, source }: GetCalendarOutput,
  showAll?: () => void,
): TemplateResult {
  const times = timesIn(words);
  if (next.length === 0) {
    const wrong = source === "host" ? "" : words.text("own-calendar.next.wrong");
    return html`<p class="muted">${words.text("own-calendar.next.none")} ${wrong}</p>`;
  }
  const shown = showAll === undefined ? next : next.slice(0, shownFirst);
  const count = next.length - shown.length;
  return html`<section class="next one" aria-labelledby="next-title">
    <h3 id="next-title" class="muted" tabindex="-1">${words.text("own-calendar.next")}</h3>
    <ul class="note lined" part="busy" aria-labelledby="next-title">
      ${shown.map((busy) => {
        const hours = isWholeDays(times, busy)
          ? words.text("own-calendar.next.all-day")
          : times.hours(busy.from, busy.until);
        return html`<li class="cluster between" part="stretch">
          <time class="strong" datetime=${busy.from}>${busyDay(times, busy)}</time> <span class="muted">${hours}</span>
        </li>`;
      })}
    </ul>
    ${count > 0 ? button(words.text("own-calendar.next.more", { count }), { look: "link small", click: showAll }) : nothing}
  </section>`;
}

import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";
import { CalendarTimes } from "./calendar-times.ts";
import type { OwnCalendar } from "./own-calendar.ts";

const shownFirst = 4;

/** The person's next busy times, so that they can check that the right calendar is connected. */
export function busyList(words: Words<CalendarKey>, { next, source }: OwnCalendar, all?: () => void): TemplateResult {
  const times = new CalendarTimes(words.lang);
  if (next.length === 0) {
    const wrong = source === "host" ? "" : words.text("own-calendar.next.wrong");
    return html`<p class="muted">${words.text("own-calendar.next.none")} ${wrong}</p>`;
  }
  const shown = all === undefined ? next : next.slice(0, shownFirst);
  const count = next.length - shown.length;
  return html`<section class="next" aria-labelledby="next-title">
    <h3 id="next-title" tabindex="-1">${words.text("own-calendar.next")}</h3>
    <ul part="busy" aria-labelledby="next-title">
      ${shown.map(
        (one) =>
          html`<li part="stretch">
            <time datetime=${one.from}>${times.day(one)}</time>
            <span class="muted"
              >${times.isWholeDays(one) ? words.text("own-calendar.next.all-day") : times.hours(one)}</span
            >
          </li>`,
      )}
    </ul>
    <p class="muted small">
      ${words.text("own-calendar.next.zone", { zone: times.zone })}
      ${
        count > 0
          ? html`<button type="button" class="link" @click=${all}>
              ${words.text("own-calendar.next.more", { count })}
            </button>`
          : nothing
      }
    </p>
  </section>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { CalendarTimes } from "../../../calendars/calendar-connection/calendar-times.ts";
import type { OwnCalendar } from "../../../calendars/calendar-connection/own-calendar.ts";
import { icon } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { sectionLink } from "../section-link.ts";
import { daySheet } from "../shift-summary.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** Milliseconds of a day on which the clocks go back. */
const longestDay = 25 * 60 * 60 * 1000;

/** My Availability: when the worker is busy, according to the calendar they share (A51). */
export class AvailabilitySection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<OwnCalendar>(this, {
    key: () => "own",
    load: (client, signal) => client.calendars.get({}, { signal }),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const calendar = this.query.value;
    if (calendar === undefined || calendar.source === null) return this.#unknown("section.availability.unknown");
    const { succeededAt, state, next } = calendar;
    const isOutdated = state === "error" || state === "stale";
    if (succeededAt === null || (isOutdated && next.length === 0)) return this.#unknown("section.availability.unread");
    if (next.length === 0) return this.emptyPage("connected", "section.availability.none");
    const times = new CalendarTimes(words.lang);
    const source = { zone: times.zone, when: times.since(succeededAt) };
    return html`<p class="lead">${words.text("section.availability.lead")}</p>
      <ul class="rows">
        ${next.map((busy) => this.#row(times, busy))}
      </ul>
      ${
        isOutdated
          ? html`<p class="foot-note warn">
              ${icon("warning")}<span>${words.text("section.availability.lost")}</span>
            </p>`
          : nothing
      }
      <p class="foot-note">${icon("info")}<span>${words.text("section.availability.zone", source)}</span></p>`;
  }

  #row(times: CalendarTimes, busy: OwnCalendar["next"][number]): TemplateResult {
    const { words } = this;
    const from = Date.parse(busy.from);
    const isWholeDays = times.isWholeDays(busy);
    const isLong = isWholeDays && Date.parse(busy.until) - from > longestDay;
    return html`<li part="busy">
      ${daySheet(words, from)}
      <div class="grow">
        <b><bdi>${isWholeDays ? words.text("section.availability.all-day") : times.hours(busy)}</bdi></b>
        ${isLong ? html`<span class="muted small"><bdi>${times.day(busy)}</bdi></span>` : nothing}
      </div>
    </li>`;
  }

  /** Leads to Calendar Links: no calendar is shared, or it can't be read. */
  #unknown(reason: "section.availability.unknown" | "section.availability.unread"): TemplateResult {
    const options = { className: "button primary", part: "more" };
    return this.emptyPage(
      "availability",
      reason,
      sectionLink(this.links, "calendars", options, this.words.text(`${reason}.do`)),
    );
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { CalendarTimes } from "../../../calendars/calendar-connection/calendar-times.ts";
import type { OwnCalendar } from "../../../calendars/calendar-connection/own-calendar.ts";
import { drawing, icon } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { cardDrawings } from "../dashboard/card-drawings.ts";
import { PortalTimes } from "../portal-times.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** A day on which the clocks go back: milliseconds. */
const longestDay = 25 * 60 * 60 * 1000;

/** My Availability: when whoever looks is busy, by the calendar that they share (A51). */
export class AvailabilitySection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;

  protected override readonly loaded = new QueryController<OwnCalendar>(this, {
    key: () => "own",
    load: (client, signal) => client.calendars.get({}, { signal }),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const calendar = this.loaded.value;
    if (calendar === undefined || calendar.source === null) return this.#toCalendars("section.availability.unknown");
    const isLost = calendar.state === "error" || calendar.state === "stale";
    if (calendar.succeededAt === null || (isLost && calendar.next.length === 0)) {
      return this.#toCalendars("section.availability.unread");
    }
    if (calendar.next.length === 0) {
      const drawn = icon("connected");
      return statePage(drawn, words.text("section.availability.none"), words.text("section.availability.none.text"));
    }
    const times = new CalendarTimes(words.lang);
    const { succeededAt } = calendar;
    return html`<p class="lead">${words.text("section.availability.lead")}</p>
      <ul class="rows">
        ${calendar.next.map((one) => this.#row(one))}
      </ul>
      ${
        isLost
          ? html`<p class="foot-note warn">
              ${icon("warning")}<span>${words.text("section.availability.lost")}</span>
            </p>`
          : nothing
      }
      <p class="foot-note">
        ${icon("info")}<span
          >${words.text("section.availability.zone", { zone: times.zone, when: times.since(succeededAt) })}</span
        >
      </p>`;
  }

  #row(one: OwnCalendar["next"][number]): TemplateResult {
    const { words } = this;
    const times = new CalendarTimes(words.lang);
    const sheet = new PortalTimes(words.lang).sheet(Date.parse(one.from));
    const isWhole = times.isWholeDays(one);
    const isLong = isWhole && Date.parse(one.until) - Date.parse(one.from) > longestDay;
    return html`<li part="busy">
      <time class="sheet" datetime=${one.from}
        ><span>${sheet.weekday}</span> <b>${sheet.day}</b> <span>${sheet.month}</span></time
      >
      <div class="grow">
        <b><bdi>${isWhole ? words.text("section.availability.all-day") : times.hours(one)}</bdi></b>
        ${isLong ? html`<span class="muted small"><bdi>${times.day(one)}</bdi></span>` : nothing}
      </div>
    </li>`;
  }

  /** Nothing is shared, or it cannot be read: it leads to where that is mended. */
  #toCalendars(why: "section.availability.unknown" | "section.availability.unread"): TemplateResult {
    const { words } = this;
    const { href, go } = this.leading;
    const there = href("calendars");
    const label = words.text(`${why}.do`);
    const follow = (event: Event): void => go("calendars", event);
    return statePage(
      drawing(cardDrawings.availability),
      words.text(why),
      words.text(`${why}.text`),
      there === undefined
        ? html`<button class="button primary" part="more" @click=${follow}>${label}</button>`
        : html`<a class="button primary" part="more" href=${there} @click=${follow}>${label}</a>`,
    );
  }
}

import type { GetCalendarOutput } from "@rollcall/core";
import { css, html, nothing, type TemplateResult } from "lit";
import "../../../availability/my-availability/my-availability.define.ts";
import { busyDay, isWholeDays } from "../../../calendars/calendar-connection/calendar-times.ts";
import { daySheet } from "../../../shifts/own-time.ts";
import { sinceText, type Times, timesIn } from "../../../ui/text/times.ts";
import { QueryController } from "../../../ui/queries/query-controller.ts";
import { sectionLink } from "../section-link.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

/** Milliseconds of a day on which the clocks go back. */
const longestDay = 25 * 60 * 60 * 1000;

const availabilityStyles = css`
  .own {
    padding: 16px 20px;
  }
  .own + .lead {
    border-block-start: 1px solid var(--line);
    padding-block-start: 16px;
  }
  @container (max-width: 40rem) {
    .own {
      padding: 12px 8px;
    }
  }
`;

/** My Availability: blocked days and time off (A12, A51), and busy times from the calendar they share (Q52). */
export class AvailabilitySection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, availabilityStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<GetCalendarOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.calendars.get({}, { signal }),
  });

  protected override content(): TemplateResult {
    return html`<div class="own"><my-availability></my-availability></div>
      ${this.#calendar()}`;
  }

  #calendar(): TemplateResult {
    const { words } = this;
    const calendar = this.query.value;
    if (!calendar || calendar.source === null) return this.#unknown("section.availability.unknown");
    const { succeededAt, state, next } = calendar;
    const isOutdated = state === "error" || state === "stale";
    if (succeededAt === null || (isOutdated && next.length === 0)) return this.#unknown("section.availability.unread");
    if (next.length === 0) return this.emptyPage("connected", "section.availability.none");
    const times = timesIn(words);
    const source = { when: sinceText(words, succeededAt) };
    return this.list(
      words.text("section.availability.lead"),
      next.map((busy) => this.#busyRow(times, busy)),
      html`${isOutdated ? this.footNote(words.text("section.availability.lost"), "warning") : nothing}
      ${this.footNote(words.text("section.availability.read", source))}`,
    );
  }

  #busyRow(times: Times, busy: GetCalendarOutput["next"][number]): TemplateResult {
    const { words } = this;
    const from = Date.parse(busy.from);
    const isAllDay = isWholeDays(times, busy);
    const isLong = isAllDay && Date.parse(busy.until) - from > longestDay;
    const title = isAllDay ? words.text("section.availability.all-day") : times.hours(busy.from, busy.until);
    const days = isLong ? html`<bdi>${busyDay(times, busy)}</bdi>` : undefined;
    return this.row("busy", title, days, nothing, daySheet(words, from));
  }

  /** Leads to Calendar Links: no calendar is shared, or it can't be read. */
  #unknown(reason: "section.availability.unknown" | "section.availability.unread"): TemplateResult {
    const options = { look: "button primary", part: "more" };
    return this.emptyPage(
      "availability",
      reason,
      sectionLink(this.links, "calendars", options, this.words.text(`${reason}.do`)),
    );
  }
}

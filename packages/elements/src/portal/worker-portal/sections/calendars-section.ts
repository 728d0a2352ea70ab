import { css, html, type TemplateResult } from "lit";
import "../../../calendar-links/calendar-links/calendar-links.define.ts";
import "../../../calendars/calendar-connection/calendar-connection.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const calendarsStyles = css`
  .own {
    display: grid;
    gap: 20px;
    padding: 16px 20px 20px;
  }
`;

/** Calendar Links: the worker's shifts in other apps (A50, X14), and the calendar they share with schedulers (Q52). */
export class CalendarsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, calendarsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own">
      <calendar-links></calendar-links>
      <calendar-connection><span slot="title">${this.words.text("section.calendars.title")}</span></calendar-connection>
    </div>`;
  }
}

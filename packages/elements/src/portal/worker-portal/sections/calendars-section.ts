import { css, html, type TemplateResult } from "lit";
import "../../../calendars/calendar-connection/calendar-connection.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const calendarsStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
`;

/** Calendar Links: the calendar that the worker shares with schedulers (A50, Q52). */
export class CalendarsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, calendarsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own">
      <calendar-connection><span slot="title">${this.words.text("section.calendars.title")}</span></calendar-connection>
    </div>`;
  }
}

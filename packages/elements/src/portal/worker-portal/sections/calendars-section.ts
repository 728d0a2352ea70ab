import { css, html, type TemplateResult } from "lit";
import "../../../calendars/calendar-connection/calendar-connection.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

const ownStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
`;

/** Calendar Links: the calendar that whoever looks shares with those who plan (A50, Q52). */
export class CalendarsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, ownStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly loaded = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own">
      <calendar-connection><span slot="title">${this.words.text("section.calendars.title")}</span></calendar-connection>
    </div>`;
  }
}

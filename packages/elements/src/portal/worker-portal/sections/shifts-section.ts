import { css, html, type TemplateResult } from "lit";
import "../../../shifts/my-shifts/my-shifts.define.ts";
import { icon } from "../../../ui/controls/icons.ts";
import { sectionLink } from "../section-link.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const shiftsStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
  @container (max-width: 40rem) {
    .own {
      padding: 12px 8px;
    }
  }
`;

/** My Shifts: the worker's offers and upcoming shifts (A47, A61, A64), with a link to Calendar Links. */
export class ShiftsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, shiftsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    const options = { look: "button small", part: "calendar" };
    const label = html`${icon("calendar")}<span>${this.words.text("section.shifts.calendar")}</span>`;
    const isThere = this.portal.cards?.some(({ section }) => section === "calendars") ?? false;
    return html`<div class="own">
      <my-shifts exportparts="shift, sheet, more" @rollcall-shift-answered=${() => this.refreshPortal()}>
        ${isThere ? html`<span slot="header">${sectionLink(this.links, "calendars", options, label)}</span>` : ""}
      </my-shifts>
    </div>`;
  }
}

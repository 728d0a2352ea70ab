import { css, html, type TemplateResult } from "lit";
import "../../../people/my-working-hours/my-working-hours.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const hoursStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
`;

/** My Working Hours: planned and contracted hours, read-only (A55, Q32). */
export class HoursSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, hoursStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own"><my-working-hours></my-working-hours></div>`;
  }
}

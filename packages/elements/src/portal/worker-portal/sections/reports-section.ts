import { css, html, type TemplateResult } from "lit";
import "../../../reports/my-reports/my-reports.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const reportsStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
  @container (max-width: 40rem) {
    .own {
      padding: 12px 8px;
    }
  }
`;

/** After-Shift Reports: the worker's reports to complete, and those they submitted (A48, A61, X17). */
export class ReportsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, reportsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own">
      <my-reports
        exportparts="report, sheet, more"
        @rollcall-report-submitted=${() => this.refreshPortal()}
      ></my-reports>
    </div>`;
  }
}

import type { TemplateResult } from "lit";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** After-Shift Reports: pending reports. No shift asks for one yet (A48, A61). */
export class ReportsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return this.emptyPage("reports", "section.reports.none");
  }
}

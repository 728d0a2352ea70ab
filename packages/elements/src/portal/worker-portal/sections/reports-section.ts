import type { TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { cardDrawings } from "../dashboard/card-drawings.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** After-Shift Reports: what is pending, which is nothing as long as no shift asks for a report (A48, A61). */
export class ReportsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly loaded = undefined;

  protected override content(): TemplateResult {
    const { words } = this;
    const drawn = drawing(cardDrawings.reports);
    return statePage(drawn, words.text("section.reports.none"), words.text("section.reports.none.text"));
  }
}

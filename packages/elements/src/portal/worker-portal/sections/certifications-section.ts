import { css, html, type TemplateResult } from "lit";
import "../../../certifications/my-certifications/my-certifications.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const certificationsStyles = css`
  .own {
    padding: 16px 20px 20px;
  }
  @container (max-width: 40rem) {
    .own {
      padding: 12px 8px;
    }
  }
`;

/** My Certifications: what the worker has and what is missing, with upload of proof (A54, A58, Q37, X15). */
export class CertificationsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, certificationsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    const refresh = (): void => this.refreshPortal();
    return html`<div class="own">
      <my-certifications
        exportparts="certification, document, state-page"
        @rollcall-proof-submitted=${refresh}
        @rollcall-proof-withdrawn=${refresh}
      ></my-certifications>
    </div>`;
  }
}

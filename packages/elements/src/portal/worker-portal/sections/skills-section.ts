import { css, html, type TemplateResult } from "lit";
import "../../../skills/my-skills/my-skills.define.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const skillsStyles = css`
  .own {
    padding: 16px 20px;
  }
`;

/** My Skills: how schedulers rate the worker, and how they rate themselves (A53, A57, Q37). */
export class SkillsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, skillsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return html`<div class="own"><my-skills></my-skills></div>`;
  }
}

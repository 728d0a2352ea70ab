import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { sectionIcons } from "../dashboard/section-icons.ts";
import { loadOwnList, PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";
import type { ListItem } from "./portal-section.ts";

type Skill = Extract<ListItem, { readonly rating: number | null }>;

const isSkill = (item: ListItem): item is Skill => typeof item === "object" && "rating" in item;

/** My Skills: the worker's skills and their ratings (A53, A57, Q37). */
export class SkillsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<readonly Skill[]>(this, {
    key: () => "own",
    load: (client, signal) => loadOwnList(client, "skills", isSkill, signal),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { value: skills = [] } = this.query;
    if (skills.length === 0) return this.emptyPage("skills", "portal.none.skills");
    return html`<p class="lead">${words.text("section.skills.lead")}</p>
      <ul class="rows">
        ${skills.map(
          ({ name, rating }) =>
            html`<li part="fact">
              <div class="grow">
                <b><bdi>${name}</bdi></b>
              </div>
              <span class="state">
                ${rating === null ? nothing : stars(rating)}
                ${rating === null ? words.text("section.skills.unrated") : words.text("section.skills.rating", { rating })}
              </span>
            </li>`,
        )}
      </ul>`;
  }
}

const stars = (rating: number): TemplateResult =>
  html`<span class="stars" aria-hidden="true"
    >${[1, 2, 3, 4, 5].map(
      (step) => html`<span class="star ${step <= rating ? "full" : ""}">${drawing(sectionIcons.skills)}</span>`,
    )}</span
  >`;

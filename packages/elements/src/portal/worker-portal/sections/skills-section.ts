import { html, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { cardDrawings } from "../dashboard/card-drawings.ts";
import { type PortalKey, portalWords } from "../portal-messages.en.ts";
import type { ListItem } from "../portal-wire.ts";
import { PortalSection } from "./portal-section.ts";
import { ownList } from "./own-list.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

type Skill = Extract<ListItem, { readonly rating: number | null }>;

const isSkill = (item: ListItem): item is Skill => typeof item === "object" && "rating" in item;

const steps = [1, 2, 3, 4, 5];

/** My Skills: what is assigned to whoever looks, and how it is rated (A53, A57, Q37). */
export class SkillsSection extends PortalSection<PortalKey | SectionKey> {
  protected override readonly catalogue = { ...portalWords, ...sectionWords };

  protected override readonly loaded = new QueryController<readonly Skill[]>(this, {
    key: () => "own",
    load: (client, signal) => ownList(client, { group: "skills", is: isSkill }, signal),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const skills = this.loaded.value ?? [];
    if (skills.length === 0) {
      const drawn = drawing(cardDrawings.skills);
      return statePage(drawn, words.text("portal.none.skills"), words.text("portal.none.skills.text"));
    }
    return html`<p class="lead">${words.text("section.skills.lead")}</p>
      <ul class="rows">
        ${skills.map(
          ({ name, rating }) =>
            html`<li part="fact">
              <div class="grow">
                <b><bdi>${name}</bdi></b>
              </div>
              <span class="state">
                ${rating === null ? "" : html`<span class="stars" aria-hidden="true">${steps.map((step) => star(step <= rating))}</span>`}
                ${rating === null ? words.text("section.skills.unrated") : words.text("section.skills.rating", { rating })}
              </span>
            </li>`,
        )}
      </ul>`;
  }
}

const star = (isFull: boolean): TemplateResult =>
  html`<span class="star ${isFull ? "full" : ""}">${drawing(cardDrawings.skills)}</span>`;

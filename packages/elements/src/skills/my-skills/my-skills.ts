import type { ListOwnSkillsOutput, OwnSkillView } from "@rollcall/core";
import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { RateDialog } from "../rate-dialog.ts";
import { ratingFact, ratingStyles } from "../rating-text.ts";
import { RatingsDialog } from "../ratings-dialog.ts";
import { SkillRatedEvent } from "./my-skills.events.ts";
import { type MySkillsKey, mySkillsWords } from "./my-skills.messages.ts";

const styles = css`
  .skill {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
    padding: 12px 16px;
  }
  .skill > .ratings {
    grid-area: 2 / 1 / 3 / -1;
  }
  @container (max-width: 30rem) {
    .skill {
      grid-template-columns: minmax(0, 1fr);
    }
    .skill > .ratings {
      grid-area: auto;
    }
  }
`;

/**
 * The caller's skills with the scheduler's rating and their own side by side (A53, A73, X16). They can rate themselves with a note, and see
 * the history of both ratings. Put it inside a `<rollcall-provider>`.
 *
 * Ratings by schedulers appear within a second. Their notes aren't shown.
 *
 * @summary The caller's skills, to rate themselves.
 * @slot title - The heading. Defaults to "Your skills".
 * @slot header - Additional controls at the end of the header.
 * @fires {SkillRatedEvent} rollcall-skill-rated - The caller rated a skill.
 * @csspart skill - A skill.
 * @csspart scheduler-rating - The scheduler's rating.
 * @csspart own-rating - The caller's own rating.
 * @csspart rate - The button that rates a skill.
 * @csspart history - The button that shows the history of the ratings.
 * @csspart past-rating - A rating in the history.
 * @csspart rating - The choice of a rating.
 * @csspart note - The field for the note.
 */
export class MySkills extends RollcallElement<MySkillsKey> {
  static override styles = [...panelStyles, formStyles, ratingStyles, styles];

  protected override readonly catalogue = mySkillsWords;
  protected override readonly loadsCaller = false;

  readonly #skills = new QueryController<ListOwnSkillsOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.portal.listSkills({}, { signal }),
    topics: ({ personId, number }) => ({ [personId]: number }),
  });
  readonly #rate = new RateDialog<OwnSkillView>(this, {
    title: ({ name }) => this.words.text("my-skills.rate.title", { name }),
    text: () => this.words.text("my-skills.rate.text"),
    current: ({ ownRating, ownNote }) => ({ rating: ownRating, note: ownNote }),
    submit: ({ typeId }, rating, client, options) => client.portal.rateSkill({ typeId, ...rating }, options),
    done: ({ typeId }) => {
      this.dispatchEvent(new SkillRatedEvent({ typeId }));
      return this.#skills.refresh();
    },
  });
  readonly #history = new RatingsDialog<OwnSkillView>(this, {
    load: (client, { typeId }, signal) => client.portal.listRatings({ typeId }, { signal }),
    titles: () => this.#titles,
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("my-skills.title"),
      query: this.#skills,
      subtitle: html`<p class="muted">${words.text("my-skills.text")}</p>`,
      content: ({ skills }) =>
        skills.length === 0
          ? statePage("done", words.text("my-skills.none"), words.text("my-skills.none.text"))
          : html`<ul class="lined">
              ${repeat(
                skills,
                ({ typeId }) => typeId,
                (skill) => this.#skill(skill),
              )}
            </ul>`,
    });
  }

  get #titles() {
    const { words } = this;
    return { byScheduler: words.text("my-skills.scheduler"), own: words.text("my-skills.own") };
  }

  #skill(skill: OwnSkillView): TemplateResult {
    const { words } = this;
    const { name, position, scale, rating, ownRating, ownNote } = skill;
    const { byScheduler, own } = this.#titles;
    const verb = ownRating === null ? "my-skills.rate" : "my-skills.change";
    return html`<li class="skill" part="skill">
      <div class="stack gap-0 wrap">
        <b><bdi>${name}</bdi></b>
        ${position === "" ? nothing : html`<span class="muted small"><bdi>${position}</bdi></span>`}
      </div>
      <div class="ratings">
        ${ratingFact(words, { title: byScheduler, rating, scale, part: "scheduler-rating" })}
        ${ratingFact(words, {
          ...{ title: own, rating: ownRating, scale, part: "own-rating" },
          more: ownNote === "" ? nothing : html`<span class="small"><bdi>${ownNote}</bdi></span>`,
        })}
      </div>
      <div class="cluster">
        ${button(words.text(verb), {
          ...{ part: "rate", look: "button small", opensDialog: true },
          label: words.text(`${verb}.label`, { name }),
          click: () => void this.#rate.open(skill),
        })}
        ${button(words.text("rating.history"), {
          ...{ part: "history", look: "button small", opensDialog: true },
          label: words.text("rating.history.label", { name }),
          click: () => void this.#history.open(skill),
        })}
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "my-skills": MySkills;
  }
}

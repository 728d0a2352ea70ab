import type { ListSkillsOfPersonOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../ui/controls/button.ts";
import type { Words } from "../ui/host/panel-host.ts";
import type { ManagedSkillKey } from "./managed-skill.en.ts";
import type { RatingKey } from "./rating.en.ts";
import { gapText, ratingFact } from "./rating-text.ts";

/** How a skill of a person is shown, and what schedulers can do with it. */
interface ManagedSkillOptions {
  /** The name of the skill or of the person, whichever the list is about. */
  readonly title: string;
  readonly isBusy: boolean;
  readonly rate: () => void;
  readonly showHistory: () => void;
  readonly unassign: () => void;
}

/** A skill of a person as schedulers see it: the ratings of both sides next to each other, and the difference between them. */
export function managedSkill(
  words: Words<ManagedSkillKey | RatingKey>,
  { rating, ownRating, ownNote, note, scale, gap }: ListSkillsOfPersonOutput["skills"][number],
  { title, isBusy, rate, showHistory, unassign }: ManagedSkillOptions,
): TemplateResult {
  const small = { look: "button small" } as const;
  const line = (text: string) => (text === "" ? nothing : html`<span class="small"><bdi>${text}</bdi></span>`);
  return html`<li class="type stack" part="holder">
    <div class="cluster">
      <div class="grow stack gap-0 wrap">
        <b><bdi>${title}</bdi></b>
        <span class="muted small" part="gap-text">${gapText(words, gap) ?? nothing}</span>
      </div>
      <div class="cluster">
        ${button(words.text("skills.rate"), {
          ...{ ...small, part: "rate", label: words.text("skills.rate.label", { name: title }), opensDialog: true },
          click: rate,
        })}
        ${button(words.text("rating.history"), {
          ...{
            ...small,
            part: "history",
            label: words.text("rating.history.label", { name: title }),
            opensDialog: true,
          },
          click: showHistory,
        })}
        ${button(words.text("skills.unassign"), {
          ...{ ...small, part: "unassign", label: words.text("skills.unassign.label", { name: title }), isBusy },
          click: unassign,
        })}
      </div>
    </div>
    <div class="ratings">
      ${ratingFact(words, {
        ...{ title: words.text("skills.scheduler"), rating, scale, part: "scheduler-rating", more: line(note) },
      })}
      ${ratingFact(words, {
        ...{ title: words.text("skills.own"), rating: ownRating, scale, part: "own-rating", more: line(ownNote) },
      })}
    </div>
  </li>`;
}

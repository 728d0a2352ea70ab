import type { OwnSkillView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { CommandOptions } from "../ui/command-controller.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import { newKey } from "../ui/new-key.ts";
import type { PanelHost } from "../ui/panel-host.ts";
import type { RatingKey } from "./rating.en.ts";
import { ratingText } from "./rating-text.ts";

/** A new rating. */
export interface NewRating {
  readonly rating: number | null;
  readonly note: string;
}

/** Whose rating the dialog changes. */
interface RateOptions<Skill extends OwnSkillView> {
  readonly title: (skill: Skill) => string;
  /** Who reads the rating and the note. */
  readonly text: (skill: Skill) => string;
  /** The rating and note so far. */
  readonly current: (skill: Skill) => NewRating;
  readonly submit: (
    skill: Skill,
    rating: NewRating,
    client: RollcallClient,
    options: CommandOptions,
  ) => Promise<unknown>;
  readonly done: (skill: Skill) => unknown;
}

/** The dialog that rates a skill for one side, with a note. */
export class RateDialog<Skill extends OwnSkillView> extends FormDialog<Skill> {
  constructor(host: PanelHost<RatingKey>, { title, text, current, submit, done }: RateOptions<Skill>) {
    const fields = (skill: Skill): TemplateResult => {
      const { rating, note } = current(skill);
      const { levels } = skill.scale;
      return html`<div class="one">
          <label for="rating">${host.words.text("rating.field")}</label>
          <select id="rating" name="rating" class="field" part="rating">
            <option value="">${host.words.text("rating.choose")}</option>
            ${Array.from({ length: levels }, (_, at) => levels - at).map(
              (level) =>
                html`<option value=${level} ?selected=${level === rating}>
                  ${ratingText(host.words, level, skill.scale)}
                </option>`,
            )}
          </select>
        </div>
        <div class="one">
          <label for="note">${host.words.text("rating.note")}</label>
          <textarea
            id="note"
            name="note"
            class="field"
            part="note"
            rows="3"
            maxlength="1000"
            .defaultValue=${note}
          ></textarea>
        </div>`;
    };
    super(host, {
      id: "rate",
      title,
      text,
      fields,
      confirm: () => host.words.text("rating.save"),
      busy: () => host.words.text("rating.saving"),
      submit: ({ rating = "", note = "" }, client, options, skill) =>
        submit(skill, { rating: rating === "" ? null : Number(rating), note: note.trim() }, client, options),
      outcome: (skill) => {
        const before = current(skill);
        return {
          message: host.words.text("rating.saved", { name: skill.name }),
          done: () => done(skill),
          undo: async () => {
            if (host.client) await submit(skill, before, host.client, { idempotencyKey: newKey() });
            await done(skill);
          },
        };
      },
    });
  }
}

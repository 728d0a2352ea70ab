import type { OwnSkillView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { CommandOptions } from "../ui/commands/command-controller.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import { newKey } from "../ui/browser/new-key.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { labelledArea, labelledSelect } from "../ui/fields/text-field.ts";
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
      const ratings = Array.from({ length: levels }, (_, at) => levels - at);
      return html`${labelledSelect(host.words.text("rating.field"), {
        ...{ id: "rating", name: "rating", part: "rating", value: rating === null ? "" : String(rating) },
        options: [
          ["", host.words.text("rating.choose")],
          ...ratings.map((level) => [String(level), ratingText(host.words, level, skill.scale)] as const),
        ],
      })}
      ${labelledArea(host.words.text("rating.note"), { id: "note", name: "note", part: "note", initial: note })}`;
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

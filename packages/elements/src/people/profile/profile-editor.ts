import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import type { WhyNot } from "../../ui/why-not.ts";
import type { Words } from "../../ui/panel-host.ts";
import { EditedField } from "./edited-field.ts";
import { FieldHistory } from "./field-history.ts";
import { fieldRow } from "./field-row.ts";
import { profileFieldWords, type ProfileKey } from "./profile.en.ts";
import type { ProfileGroup, ProfileSource } from "./profile-view.ts";
import { withWholeName } from "./whole-name.ts";

/** What a profile is edited in: an element with words. */
interface EditorHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  wordsWith(catalogue: typeof profileFieldWords): Words<ProfileKey>;
}

/**
 * The fields of a profile, each saving itself when it is left (A66, A67). The last to save wins, and nothing vanishes
 * silently: a field that somebody else set while it was edited asks first, what a save replaced unseen is said and can be
 * put back, and every field has its history (X12, Q31, P44). Needs the styles of settings and of `profile.styles.ts`.
 */
export class ProfileEditor {
  readonly #host: EditorHost;
  readonly #source: ProfileSource;
  readonly #why: WhyNot;
  readonly #fields = new Map<string, EditedField>();
  readonly #history: FieldHistory;

  constructor(host: EditorHost, source: ProfileSource, why: WhyNot) {
    this.#host = host;
    this.#source = source;
    this.#why = why;
    this.#history = new FieldHistory(host, () => host.wordsWith(profileFieldWords), source);
  }

  /** Forgets what was typed: the profile is of somebody else now. */
  forget(): void {
    for (const { saved } of this.#fields.values()) saved.forget();
    this.#fields.clear();
    this.close();
  }

  /** The history of a field goes; what was typed stays. */
  close(): void {
    this.#history.close();
  }

  /** One group: its heading and its fields. */
  group({ group, fields }: ProfileGroup): TemplateResult {
    const words = this.#host.wordsWith(profileFieldWords);
    return html`<section class="group" part="group" data-group=${group} aria-labelledby="group-${group}">
      <h3 id="group-${group}">${words.text(`group.${group}`)}</h3>
      ${withWholeName(fields, this.#source.profile?.name ?? "").map((field) =>
        fieldRow({
          words,
          field,
          edited: this.#edited(field.name),
          openHistory: () => void this.#history.open(field),
          putBack: (edited) => void this.#putBack(edited),
        }),
      )}
    </section>`;
  }

  /** The history of a field, while it is open. */
  render(): ReturnType<FieldHistory["render"]> {
    return this.#history.render();
  }

  #edited(name: string): EditedField {
    let edited = this.#fields.get(name);
    if (edited === undefined) this.#fields.set(name, (edited = new EditedField(this.#host, this.#source, name)));
    return edited;
  }

  async #putBack(edited: EditedField): Promise<void> {
    const control = this.#host.renderRoot.querySelector<HTMLElement>(`#field-${CSS.escape(edited.name)}`);
    control?.focus();
    try {
      await edited.putBack();
    } catch (error) {
      if (control) await this.#why.show([reasonOf(error)], control);
    }
  }
}

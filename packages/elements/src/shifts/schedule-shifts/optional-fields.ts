import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";
import { labelledArea, labelledField } from "../../ui/fields/text-field.ts";
import type { NeedSuggestions } from "./need-suggestions.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";
import type { ShiftDraft } from "./shift-draft.ts";

type Field = "position" | "venue" | "slots" | "skills" | "certifications" | "notes";

/** The fields of a shift that can stay as they are: position, venue, people needed, needs and notes. */
export class OptionalFields {
  readonly #host: QueryHost;
  #needs: NeedSuggestions | undefined;

  constructor(host: QueryHost) {
    this.#host = host;
  }

  render(
    words: Words<ShiftsKey>,
    draft: ShiftDraft,
    edit: (values: Partial<Record<Field, string>>) => void,
  ): TemplateResult {
    const one = (name: "position" | "venue" | "skills" | "certifications", more: object = {}): TemplateResult =>
      labelledField(words.text(`form.${name}`), {
        id: `form-${name}`,
        value: draft[name],
        input: (value) => edit({ [name]: value }),
        ...more,
      });
    const names = (kind: "skills" | "certifications") =>
      one(kind, { describedBy: "form-needs-text", list: `form-${kind}-names` });
    return html`<details part="details" class="one" @toggle=${this.#toggled}>
      <summary>${words.text("form.details")}</summary>
      ${one("position", { maxLength: 120 })} ${one("venue", { maxLength: 120 })}
      ${labelledField(words.text("form.slots"), {
        ...{ id: "form-slots", type: "number", min: 1, max: 50, value: draft.slots },
        input: (slots) => edit({ slots }),
      })}
      ${names("skills")} ${names("certifications")} ${this.#needs?.render(draft)}
      <span class="muted small" id="form-needs-text">${words.text("form.needs.text")}</span>
      ${labelledArea(words.text("form.notes"), { id: "form-notes", value: draft.notes, input: (notes) => edit({ notes }) })}
    </details>`;
  }

  /** Loads the suggestions for needs when the fields are opened. The fields also work without them. */
  readonly #toggled = async ({ newState }: ToggleEvent): Promise<void> => {
    if (newState !== "open") return;
    this.#needs?.refresh();
    const loaded = await import("./need-suggestions.ts").catch(() => undefined);
    this.#needs ??= loaded && new loaded.NeedSuggestions(this.#host);
    this.#host.requestUpdate();
  };
}

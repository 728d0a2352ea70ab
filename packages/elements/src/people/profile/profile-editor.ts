import type { ProfileFieldView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import { EditedField, type ProfileSource } from "./edited-field.ts";
import { fromText } from "./field-codec.ts";
import { type ControlParts, fieldControl } from "./field-control.ts";
import { type MentionedPerson, valueText } from "./field-text.ts";
import { listControl, listItems } from "./list-control.ts";
import type { ProfileKey } from "./profile.en.ts";
import type { RestrictionControl, RestrictionHost } from "./restriction-control.ts";
import { timesIn } from "../../ui/text/times.ts";

type ProfileWords = Words<ProfileKey>;

/** The fields whose entries are of several kinds. */
const restrictionFields: ReadonlySet<string> = new Set(["restrictions", "colleagues"]);

/**
 * The fields of a profile, each saved when it loses focus (A66, A67). The latest save wins, but not silently. If someone else changed a
 * field during editing, it asks first, and an unseen value that was replaced can be restored (Q31, P44). Needs `formStyles` and
 * `profileStyles`.
 */
export class ProfileEditor implements ReactiveController {
  readonly #host: RestrictionHost;
  readonly #source: ProfileSource;
  readonly #why: WhyNot;
  readonly #fields = new Map<string, EditedField>();
  readonly #restrictions = new Map<string, RestrictionControl>();
  #shownId: string | undefined;

  constructor(host: RestrictionHost, source: ProfileSource, why: WhyNot) {
    this.#host = host;
    this.#source = source;
    this.#why = why;
    host.addController(this);
  }

  /** Drops the input once another person is shown. */
  hostUpdate(): void {
    const { shownId } = this.#host;
    if (shownId === this.#shownId) return;
    this.#shownId = shownId;
    for (const { saved } of this.#fields.values()) saved.reset();
    this.#fields.clear();
    this.#restrictions.clear();
  }

  edited(name: string): EditedField {
    let edited = this.#fields.get(name);
    if (edited === undefined) this.#fields.set(name, (edited = new EditedField(this.#host, this.#source, name)));
    return edited;
  }

  /** The control of a field, with the state of saving it and what a save replaced; `someone` names an unknown author. */
  control(
    words: ProfileWords,
    field: ProfileFieldView,
    options: Pick<ControlParts, "describedBy" | "isOwn"> & { readonly someone?: string },
  ): TemplateResult {
    const id = `field-${field.name}`;
    const edited = this.edited(field.name);
    const parts: ControlParts = { ...options, words, field, edited, id };
    return html`${restrictionFields.has(field.name) ? this.#restrictionControl(parts) : field.kind === "list" ? listControl(parts) : fieldControl(parts)}
    ${saveState(words, edited.saved, `${id}-state`, {
      shown: (text) => valueText(words, field, fromText(field.kind, text), this.#mentioned),
      why: (reason) => invalidText(words, field, reason),
    })}
    ${edited.missing === undefined ? nothing : missingColumn(words, edited.missing as ProfileKey)}
    ${this.#replaced(words, field, edited, options.someone)}`;
  }

  get #mentioned(): readonly MentionedPerson[] {
    return this.#source.profile()?.mentioned ?? [];
  }

  /** The control of restrictions, which loads on demand: until then, its entries. */
  #restrictionControl(parts: ControlParts): TemplateResult {
    const { name } = parts.field;
    const control = this.#restrictions.get(name);
    if (control) return control.render(parts, this.#mentioned);
    void this.#loadRestrictions(name, parts.id);
    return listItems(parts, this.#mentioned);
  }

  async #loadRestrictions(name: string, id: string): Promise<void> {
    try {
      const { RestrictionControl } = await import("./restriction-control.ts");
      if (this.#restrictions.has(name)) return;
      this.#restrictions.set(name, new RestrictionControl(this.#host, id));
      this.#host.requestUpdate();
    } catch {
      // The entries stay readable; the next render tries again.
    }
  }

  #replaced(
    words: ProfileWords,
    field: ProfileFieldView,
    edited: EditedField,
    someone = words.text("field.someone"),
  ): TemplateResult | typeof nothing {
    const { replaced } = edited;
    if (replaced === undefined) return nothing;
    const by = { name: replaced.byName ?? someone, at: timesIn(words).text(replaced.at, "moment") };
    const text =
      replaced.value === null
        ? words.text("field.overwrote.empty", by)
        : words.text("field.overwrote", { ...by, value: valueText(words, field, replaced.value, this.#mentioned) });
    return html`<p class="save" part="overwrote" role="alert">
      ${stateLabel("warning", html`<bdi>${text}</bdi>`, { tone: "warn" })}
      <span class="acts">
        ${button(words.text("field.put-back"), {
          look: "link",
          part: "put-back",
          click: () => this.#restore(edited, replaced.savedAs),
        })}
        ${button(words.text("field.keep"), { look: "link", click: () => edited.keep() })}
      </span>
    </p>`;
  }

  async #restore(edited: EditedField, number: number): Promise<void> {
    const control = this.#host.renderRoot.querySelector<HTMLElement>(`#field-${CSS.escape(edited.name)}`);
    control?.focus();
    try {
      await edited.restore(number);
    } catch (error) {
      if (control) await this.#why.show([reasonOf(error)], control);
    }
  }
}

/** Explains an invalid value by the kind of its field. */
function invalidText(words: ProfileWords, { kind }: ProfileFieldView, { code }: Reason): string | undefined {
  if (code !== "request.invalid") return undefined;
  return words.text(
    `expects.${kind === "multiline" || kind === "choice" || kind === "boolean" || kind === "time-zone" ? "text" : kind}`,
  );
}

const missingColumn = (words: ProfileWords, column: ProfileKey): TemplateResult =>
  html`<p class="save" role="alert">
    ${stateLabel("warning", words.text("list.needed", { column: words.text(column) }), { tone: "danger" })}
  </p>`;

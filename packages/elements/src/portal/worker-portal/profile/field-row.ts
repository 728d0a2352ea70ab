import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { CalendarTimes } from "../../../calendars/calendar-connection/calendar-times.ts";
import { icon } from "../../../ui/icons.ts";
import { saveState } from "../../../ui/settings/save-state.ts";
import type { SavedField } from "../../../ui/settings/saved-field.ts";
import { labelOf } from "../../../people/profile/field-words.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { Overwritten, OwnField } from "../portal-wire.ts";
import { problemLine } from "../problem-line.ts";
import { fieldWords } from "./field-words.ts";
import type { OwnFields } from "./own-fields.ts";
import type { ProfileKey } from "./profile-messages.en.ts";
import { refusalWords } from "./refusal-words.ts";

type ProfileWords = Words<ProfileKey>;
type Draft = SavedField<string | boolean>;

/** What browsers fill in by themselves. */
const autocomplete: Readonly<Record<string, string>> = {
  firstName: "given-name",
  lastName: "family-name",
  nickname: "nickname",
  mobile: "tel",
  address: "street-address",
};

const hints: Partial<Record<OwnField["kind"], ProfileKey>> = {
  phone: "profile.phone.text",
  money: "profile.money.text",
  list: "profile.list.text",
};

/** A field of the profile: to be changed where it is theirs, else to be read. */
export const fieldRow = (words: ProfileWords, field: OwnField, own: OwnFields): TemplateResult =>
  field.writable ? editedRow(words, field, own) : readRow(words, field);

/** Something that is read: what it is called, and what it is. */
export const factRow = (label: string, value: string | TemplateResult, text?: string): TemplateResult =>
  html`<div part="fact">
    <dt>${label}</dt>
    <dd>
      <bdi>${value}</bdi>
      ${text === undefined ? nothing : html`<p class="muted small">${text}</p>`}
    </dd>
  </div>`;

function readRow(words: ProfileWords, field: OwnField): TemplateResult {
  const value = fieldWords(words, field, field.value);
  const shown = value === "" ? html`<span class="unset">${words.text("profile.not-set")}</span>` : value;
  return html`<dl class="facts">${factRow(labelOf(words, field), shown, words.text("profile.kept"))}</dl>`;
}

function editedRow(words: ProfileWords, field: OwnField, own: OwnFields): TemplateResult {
  const id = `field-${field.name}`;
  const draft = own.draft(field.name);
  const overwrote = own.overwrote(field.name);
  // How a telephone number looks, everybody knows; unless it was not taken.
  const isHinted = field.kind !== "phone" || draft.state.kind === "failed";
  const hint = isHinted ? hints[field.kind] : undefined;
  return html`<div class="setting" part="field">
    <div class="what">
      <label for=${id}>${labelOf(words, field)}</label>
      <div id="${id}-text">
        ${hint === undefined ? nothing : html`<p class="muted">${words.text(hint)}</p>`}
        ${field.notice ? news(words, field) : nothing}
      </div>
    </div>
    <div class="control">
      ${control(words, field, draft, id)} ${saveState(words, draft, `${id}-state`)}
      ${overwrote === undefined ? nothing : replaced(words, field, overwrote, own)}
    </div>
  </div>`;
}

const news = (words: ProfileWords, { changedAt }: OwnField): TemplateResult =>
  html`<p class="state warn">
    ${icon("info")}${words.text("profile.changed", {
      when: changedAt === null ? "" : new CalendarTimes(words.lang).since(changedAt),
    })}
  </p>`;

function control(words: ProfileWords, field: OwnField, draft: Draft, id: string): TemplateResult {
  const { name, kind, choices = [] } = field;
  const described = `${id}-text ${id}-state`;
  const save = (): void => void draft.save();
  const typed = ({ currentTarget }: Event): void => {
    draft.edit((currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value);
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") draft.revert();
  };
  const shown = draft.shown;
  const text = typeof shown === "string" ? shown : "";
  if (kind === "boolean") {
    return html`<div class="line">
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id=${id}
        aria-describedby=${described}
        .checked=${live(shown === true)}
        @click=${({ currentTarget }: Event) => {
          draft.edit((currentTarget as HTMLInputElement).checked);
          save();
        }}
      />
    </div>`;
  }
  if (kind === "choice") {
    return html`<select
      class="field"
      id=${id}
      aria-describedby=${described}
      @change=${(event: Event) => {
        typed(event);
        save();
      }}
    >
      <option value="" .selected=${text === ""}>${words.text("profile.choose")}</option>
      ${choices.map(
        (choice) =>
          html`<option value=${choice} .selected=${choice === text}>${fieldWords(words, field, choice)}</option>`,
      )}
    </select>`;
  }
  if (kind === "multiline" || kind === "list") {
    return html`<textarea
      class="field"
      id=${id}
      rows="3"
      maxlength="2000"
      autocomplete=${autocomplete[name] ?? "off"}
      aria-describedby=${described}
      .value=${live(text)}
      @input=${typed}
      @change=${save}
      @keydown=${escape}
    ></textarea>`;
  }
  return html`<input
    class="field"
    id=${id}
    type=${kind === "phone" ? "tel" : kind === "date" ? "date" : "text"}
    inputmode=${kind === "number" ? "decimal" : nothing}
    dir=${kind === "phone" ? "ltr" : nothing}
    maxlength="200"
    autocomplete=${autocomplete[name] ?? "off"}
    aria-describedby=${described}
    .value=${live(text)}
    @input=${typed}
    @change=${save}
    @keydown=${escape}
  />`;
}

/** What was replaced though nobody here had seen it, and the way back (Q31, X12). */
function replaced(
  words: ProfileWords,
  field: OwnField,
  { value, by, at }: Overwritten,
  own: OwnFields,
): TemplateResult {
  const when = new CalendarTimes(words.lang).since(at);
  const text = fieldWords(words, field, value);
  const key = text === "" ? "profile.overwrote.empty" : by === null ? "profile.overwrote" : "profile.overwrote.self";
  return html`<div class="save" part="overwrote" role="status">
    <span class="state warn">${icon("warning")}<bdi>${words.text(key, { value: text, when })}</bdi></span>
    <span class="acts">
      <button
        type="button"
        class="link"
        part="restore"
        @click=${() => void own.restoring.send(() => own.restore(field.name))}
      >
        ${words.text("profile.overwrote.restore")}
      </button>
      <button type="button" class="link" part="dismiss" @click=${() => own.keep(field.name)}>
        ${words.text("profile.overwrote.keep")}
      </button>
    </span>
    ${problemLine(`field-${field.name}-restoring`, refusalWords(words, own.restoring.problem))}
  </div>`;
}

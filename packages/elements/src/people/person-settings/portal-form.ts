import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon, type IconName } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { reasonText } from "../../ui/problem-line.ts";
import { isLater, type PortalDraft, type ProblemField } from "./portal-draft.ts";
import type { PersonSettingsKey } from "./settings-messages.en.ts";

/** The number of upcoming shifts; a lower bound if there are `more`. */
export interface UpcomingShifts {
  readonly count: number;
  readonly more: boolean;
}

/** What the form needs. */
export interface FormParts {
  readonly words: Words<PersonSettingsKey>;
  readonly draft: PortalDraft;
  readonly isInternal: boolean;
  readonly isSaving: boolean;
  /** Whether someone else changed the settings since editing started. */
  readonly isOvertaken: boolean;
  readonly upcoming: UpcomingShifts | undefined;
  readonly invalid: ProblemField | undefined;
  readonly problem: Reason | undefined;
  readonly set: (change: Partial<PortalDraft>) => void;
  readonly save: (event: Event) => void;
  readonly cancel: () => void;
  /** Discards the input for the other person's changes. */
  readonly reload: () => void;
}

type TextField = Exclude<keyof PortalDraft, "isOn">;

/** The form: the switch, the details of a pause, and Save Changes (A29, A30, X20). */
export function portalForm(parts: FormParts): TemplateResult {
  const { words, draft, set, isSaving } = parts;
  const isPaused = !draft.isOn;
  return html`<form class="group" part="form" novalidate @submit=${parts.save}>
    <div class="setting">
      ${label(words, "portal", "person-settings.portal", "person-settings.portal.text")}
      <div class="control">
        <div class="line">
          <input
            type="checkbox"
            role="switch"
            class="switch"
            id="portal"
            part="switch"
            aria-describedby="portal-now portal-text"
            .checked=${live(draft.isOn)}
            @change=${({ currentTarget }: Event) => set({ isOn: (currentTarget as HTMLInputElement).checked })}
          />
          <span class="muted grow" id="portal-now"
            >${words.text(draft.isOn ? "person-settings.on.now" : isLater(draft) ? "person-settings.off.later" : "person-settings.off.now")}</span
          >
        </div>
      </div>
    </div>
    ${isPaused ? pauseFields(parts) : nothing}
    <div class="notes" part="notes">
      ${note("info", "", words.text("person-settings.stays"))}
      ${isPaused && parts.isInternal ? note("info", "", words.text("person-settings.internal")) : nothing}
      ${isPaused ? note("warning", "warn", warningText(parts), "warning") : nothing}
    </div>
    <div class="notes" role="alert" id="problems">${problems(parts)}</div>
    <div class="buttons">
      <button type="button" class="button" part="cancel" @click=${parts.cancel}>${words.text("panel.cancel")}</button>
      <button class="button primary" part="save" aria-disabled=${isSaving ? "true" : nothing}>
        ${words.text(isSaving ? "person-settings.saving" : "person-settings.save")}
      </button>
    </div>
  </form>`;
}

const label = (
  words: FormParts["words"],
  id: string,
  key: PersonSettingsKey,
  text: PersonSettingsKey,
): TemplateResult =>
  html`<div class="what">
    <label for=${id}>${words.text(key)}</label>
    <p class="muted" id="${id}-text">${words.text(text)}</p>
  </div>`;

/** A note: an icon and a sentence, with an action if given. */
export const note = (
  drawn: IconName,
  tone: "" | "warn" | "danger",
  text: string,
  part?: string,
  action?: TemplateResult,
): TemplateResult =>
  html`<p class="state ${tone}" part=${part ?? nothing}>${icon(drawn)}<span>${text}</span>${action ?? nothing}</p>`;

function pauseFields(parts: FormParts): TemplateResult {
  const { words } = parts;
  const setting = (name: "from" | "until" | "reason", control: TemplateResult): TemplateResult =>
    html`<div class="setting">
      ${label(words, name, `person-settings.${name}`, `person-settings.${name}.text`)}
      <div class="control">${control}</div>
    </div>`;
  return html`${setting("from", textField(parts, "from", "datetime-local"))}
    ${setting("until", textField(parts, "until", "datetime-local"))}
    ${setting(
      "reason",
      html`<textarea
        id="reason"
        class="field"
        part="field"
        rows="3"
        maxlength="1000"
        aria-describedby="reason-text"
        .value=${live(parts.draft.reason)}
        @input=${({ currentTarget }: Event) => parts.set({ reason: (currentTarget as HTMLTextAreaElement).value })}
      ></textarea>`,
    )}
    <div class="setting" role="group" aria-labelledby="contact-label">
      <div class="what">
        <b id="contact-label">${words.text("person-settings.contact")}</b>
        <p class="muted">${words.text("person-settings.contact.text")}</p>
      </div>
      <div class="control contact">
        <div class="one">
          <label for="contactName">${words.text("person-settings.contact.name")}</label>
          ${textField(parts, "contactName", "text")}
        </div>
        <div class="one">
          <label for="contactAddress">${words.text("person-settings.contact.address")}</label>
          ${textField(parts, "contactAddress", "email")}
        </div>
      </div>
    </div>`;
}

function textField(
  { draft, set, invalid }: FormParts,
  name: TextField,
  kind: "datetime-local" | "text" | "email",
): TemplateResult {
  const isTime = kind === "datetime-local";
  const describedBy = [isTime ? `${name}-text` : "", invalid === name ? "problems" : ""].join(" ").trim();
  return html`<input
    id=${name}
    class="field ${isTime ? "when" : ""}"
    part="field"
    type=${isTime ? kind : "text"}
    inputmode=${isTime ? nothing : kind}
    maxlength=${isTime ? nothing : kind === "email" ? 320 : 120}
    autocomplete="off"
    autocapitalize=${kind === "email" ? "off" : nothing}
    spellcheck="false"
    aria-describedby=${describedBy || nothing}
    aria-invalid=${invalid === name ? "true" : nothing}
    .value=${live(draft[name])}
    @input=${({ currentTarget }: Event) => set({ [name]: (currentTarget as HTMLInputElement).value })}
  />`;
}

/** The person can still be assigned during a pause, but not reply (Q36). */
function warningText({ words, upcoming }: FormParts): string {
  if (upcoming === undefined || upcoming.count === 0) return words.text("person-settings.cannot-reply");
  const { count, more } = upcoming;
  return words.text(more ? "person-settings.upcoming.more" : "person-settings.upcoming", { count });
}

const problems = ({ words, invalid, problem, isOvertaken, reload }: FormParts): TemplateResult =>
  html`${
    isOvertaken
      ? note(
          "warning",
          "warn",
          words.text("person-settings.overtaken"),
          "overtaken",
          html`<button type="button" class="link" @click=${reload}>${words.text("person-settings.theirs")}</button>`,
        )
      : nothing
  }
  ${invalid ? note("warning", "danger", words.text(invalid === "until" ? "person-settings.wrong.until" : "person-settings.wrong.contact")) : nothing}
  ${
    problem
      ? note(
          "warning",
          "danger",
          words.text("person-settings.failed", { reason: reasonText(words, problem) }),
          "problem",
        )
      : nothing
  }`;

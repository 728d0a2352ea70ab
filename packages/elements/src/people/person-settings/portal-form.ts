import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../../ui/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import { isLater, type PortalDraft, type WrongIn } from "./portal-draft.ts";
import type { PersonSettingsKey } from "./settings-messages.en.ts";

/** The shifts that somebody holds ahead, where that is known. */
export interface Ahead {
  readonly count: number;
  readonly more: boolean;
}

/** What the form is drawn with. */
export interface FormParts {
  readonly words: Words<PersonSettingsKey>;
  readonly draft: PortalDraft;
  readonly isInternal: boolean;
  readonly isSaving: boolean;
  /** Somebody else changed it meanwhile. */
  readonly isOvertaken: boolean;
  readonly ahead: Ahead | undefined;
  readonly wrong: WrongIn | undefined;
  readonly problem: Reason | undefined;
  readonly set: (change: Partial<PortalDraft>) => void;
  readonly save: (event: Event) => void;
  readonly cancel: () => void;
  readonly theirs: () => void;
}

type TextName = Exclude<keyof PortalDraft, "isOn">;

/** The form behind Edit: the switch, what somebody reads meanwhile, and Save Changes (A29, A30, X20). */
export function portalForm(parts: FormParts): TemplateResult {
  const { words, draft, set, isSaving } = parts;
  return html`<form class="group" part="form" novalidate @submit=${parts.save}>
    <div class="setting">
      <div class="what">
        <label for="portal">${words.text("person-settings.portal")}</label>
        <p class="muted" id="portal-text">${words.text("person-settings.portal.text")}</p>
      </div>
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
    ${draft.isOn ? nothing : pauseFields(parts)}
    <div class="notes" part="notes">
      <p class="state">${icon("info")}<span>${words.text("person-settings.stays")}</span></p>
      ${
        parts.isInternal && !draft.isOn
          ? html`<p class="state">${icon("info")}<span>${words.text("person-settings.internal")}</span></p>`
          : nothing
      }
      ${draft.isOn ? nothing : warning(parts)}
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

const pauseFields = (parts: FormParts): TemplateResult => {
  const { words, wrong } = parts;
  return html`${field(parts, "from", "person-settings.from", "person-settings.from.text", "datetime-local")}
    ${field(parts, "until", "person-settings.until", "person-settings.until.text", "datetime-local", wrong === "until")}
    ${field(parts, "reason", "person-settings.reason", "person-settings.reason.text")}
    <div class="setting" role="group" aria-labelledby="contact-label">
      <div class="what">
        <b id="contact-label">${words.text("person-settings.contact")}</b>
        <p class="muted">${words.text("person-settings.contact.text")}</p>
      </div>
      <div class="control contact">
        ${input(parts, "contactName", "person-settings.contact.name", "text")}
        ${input(parts, "contactAddress", "person-settings.contact.address", "email")}
      </div>
    </div>`;
};

function field(
  parts: FormParts,
  name: TextName,
  label: PersonSettingsKey,
  text: PersonSettingsKey,
  type?: "datetime-local",
  isWrong = false,
): TemplateResult {
  const { words, draft, set } = parts;
  const typed = ({ currentTarget }: Event): void =>
    set({ [name]: (currentTarget as HTMLInputElement | HTMLTextAreaElement).value });
  return html`<div class="setting">
    <div class="what">
      <label for=${name}>${words.text(label)}</label>
      <p class="muted" id="${name}-text">${words.text(text)}</p>
    </div>
    <div class="control">
      ${
        type === undefined
          ? html`<textarea
              id=${name}
              class="field"
              part="field"
              rows="3"
              maxlength="1000"
              aria-describedby="${name}-text"
              .value=${live(draft[name])}
              @input=${typed}
            ></textarea>`
          : html`<input
              id=${name}
              class="field when"
              part="field"
              type=${type}
              aria-describedby="${name}-text${isWrong ? " problems" : ""}"
              aria-invalid=${isWrong ? "true" : nothing}
              .value=${live(draft[name])}
              @input=${typed}
            />`
      }
    </div>
  </div>`;
}

const input = (
  { words, draft, set, wrong }: FormParts,
  name: "contactName" | "contactAddress",
  label: PersonSettingsKey,
  kind: "text" | "email",
): TemplateResult =>
  html`<div class="one">
    <label for=${name}>${words.text(label)}</label>
    <input
      id=${name}
      class="field"
      part="field"
      inputmode=${kind}
      maxlength=${kind === "email" ? 320 : 120}
      autocomplete="off"
      autocapitalize=${kind === "email" ? "off" : nothing}
      spellcheck="false"
      aria-describedby=${wrong === name ? "problems" : nothing}
      aria-invalid=${wrong === name ? "true" : nothing}
      .value=${live(draft[name])}
      @input=${({ currentTarget }: Event) => set({ [name]: (currentTarget as HTMLInputElement).value })}
    />
  </div>`;

/** A pause does not change who is assignable: whoever plans is told (Q36). */
function warning({ words, ahead }: FormParts): TemplateResult {
  const holds = ahead?.more ? "person-settings.holds.more" : "person-settings.holds";
  const text =
    ahead === undefined || ahead.count === 0
      ? words.text("person-settings.cannot-reply")
      : words.text(holds, { count: ahead.count });
  return html`<p class="state warn" part="warning">${icon("warning")}<span>${text}</span></p>`;
}

function problems({ words, wrong, problem, isOvertaken, theirs }: FormParts): TemplateResult {
  const reason = problem && reasonWords(words, problem);
  const why = reason && `${reason.title}. ${reason.text} ${reason.remedy}`.trim();
  return html`${
    isOvertaken
      ? html`<p class="state warn" part="overtaken">
          ${icon("warning")}<span>${words.text("person-settings.overtaken")}</span>
          <button type="button" class="link" @click=${theirs}>${words.text("person-settings.theirs")}</button>
        </p>`
      : nothing
  }
  ${wrong ? html`<p class="state danger">${icon("warning")}${words.text(`person-settings.wrong.${wrong === "until" ? "until" : "contact"}`)}</p>` : nothing}
  ${
    why
      ? html`<p class="state danger" part="problem">
          ${icon("warning")}<span>${words.text("person-settings.failed", { reason: why })}</span>
        </p>`
      : nothing
  }`;
}

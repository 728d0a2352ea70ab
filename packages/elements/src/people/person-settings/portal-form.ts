import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { settingRow } from "../../ui/settings/setting-row.ts";
import { switchField } from "../../ui/settings/switch-row.ts";
import { labelledField, type LabelledFieldOptions, textArea, textField } from "../../ui/fields/text-field.ts";
import { isLater, type PortalDraft, type ProblemField } from "./portal-draft.ts";
import type { PersonSettingsKey } from "./person-settings.messages.ts";

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
  /** Discards the input in favor of the other person's changes. */
  readonly reload: () => void;
}

/** The form: the switch, the details of a pause, and Save Changes (A29, A30, X20). */
export function portalForm(parts: FormParts): TemplateResult {
  const { words, draft, set, save, cancel, isSaving, isInternal } = parts;
  const { isOn } = draft;
  const off = isLater(draft) ? "person-settings.off.later" : "person-settings.off.now";
  return html`<form class="group" part="form" novalidate @submit=${save}>
    ${settingRow(
      { id: "portal", label: words.text("person-settings.portal"), text: words.text("person-settings.portal.text") },
      html`<div class="line">
        ${switchField(
          { id: "portal", part: "switch", describedBy: "portal-now portal-text", checked: isOn },
          (checked) => set({ isOn: checked }),
        )}
        <span class="muted grow" id="portal-now">${words.text(isOn ? "person-settings.on.now" : off)}</span>
      </div>`,
    )}
    ${isOn ? nothing : pauseFields(parts)}
    <div class="notes stack optional" part="notes">
      ${note("info", "", words.text("person-settings.stays"))}
      ${!isOn && isInternal ? note("info", "", words.text("person-settings.internal")) : nothing}
      ${isOn ? nothing : note("warning", "warn", warningText(parts), "warning")}
    </div>
    <div class="notes stack optional" role="alert" id="problems">${problems(parts)}</div>
    <div class="buttons">
      ${button(words.text("panel.cancel"), { part: "cancel", click: cancel })}
      ${button(words.text(isSaving ? "person-settings.saving" : "person-settings.save"), {
        look: "button primary",
        part: "save",
        isBusy: isSaving,
      })}
    </div>
  </form>`;
}

/** A note: an icon and a sentence, with an action if given. */
export const note = (
  drawn: IconName,
  tone: "" | "warn" | "danger",
  text: string,
  part?: string,
  action?: TemplateResult,
): TemplateResult =>
  html`<p class="state ${tone}" part=${part ?? nothing}>${icon(drawn)}<span>${text}</span>${action ?? nothing}</p>`;

function pauseFields({ words, draft, set, invalid }: FormParts): TemplateResult {
  const field = (name: Exclude<keyof PortalDraft, "isOn">): LabelledFieldOptions => ({
    id: name,
    part: "field",
    value: draft[name],
    input: (value) => set({ [name]: value }),
    spellcheck: false,
    isInvalid: invalid === name,
    describedBy: invalid === name ? "problems" : undefined,
  });
  const setting = (name: "from" | "until" | "reason", control: unknown): TemplateResult =>
    settingRow(
      { id: name, label: words.text(`person-settings.${name}`), text: words.text(`person-settings.${name}.text`) },
      control,
    );
  const time = (name: "from" | "until"): TemplateResult => {
    const describedBy = invalid === name ? `${name}-text problems` : `${name}-text`;
    return setting(name, textField({ ...field(name), type: "datetime-local", look: "when", describedBy }));
  };
  return html`${time("from")} ${time("until")}
    ${setting("reason", textArea({ ...field("reason"), describedBy: "reason-text" }))}
    <div class="setting" role="group" aria-labelledby="contact-label">
      <div class="what">
        <b id="contact-label">${words.text("person-settings.contact")}</b>
        <p class="muted">${words.text("person-settings.contact.text")}</p>
      </div>
      <div class="control contact">
        ${labelledField(words.text("person-settings.contact.name"), {
          ...field("contactName"),
          inputMode: "text",
          maxLength: 120,
        })}
        ${labelledField(words.text("person-settings.contact.address"), {
          ...field("contactAddress"),
          inputMode: "email",
          autocapitalize: "off",
          maxLength: 320,
        })}
      </div>
    </div>`;
}

/** The person can still be assigned during a pause, but can't respond (Q36). */
function warningText({ words, upcoming }: FormParts): string {
  if (upcoming === undefined || upcoming.count === 0) return words.text("person-settings.cannot-reply");
  const { count, more } = upcoming;
  return words.text(more ? "person-settings.upcoming.more" : "person-settings.upcoming", { count });
}

function problems({ words, invalid, problem, isOvertaken, reload }: FormParts): TemplateResult {
  const useTheirs = (): TemplateResult => button(words.text("person-settings.theirs"), { look: "link", click: reload });
  const wrong = invalid === "until" ? "person-settings.wrong.until" : "person-settings.wrong.contact";
  const reason = problem && reasonText(words, problem);
  return html`${
    isOvertaken ? note("warning", "warn", words.text("person-settings.overtaken"), "overtaken", useTheirs()) : nothing
  }
  ${invalid ? note("warning", "danger", words.text(wrong)) : nothing}
  ${reason ? note("warning", "danger", words.text("person-settings.failed", { reason }), "problem") : nothing}`;
}

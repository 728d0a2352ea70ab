import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../panel-host.ts";
import { saveState } from "./save-state.ts";
import type { SavedField } from "./saved-field.ts";
import type { SettingsKey } from "./settings.en.ts";

/** A setting that is on or off. */
export interface SwitchSetting {
  /** The id of the switch; those of what describes it begin with it. */
  readonly id: string;
  readonly part: string;
  readonly field: SavedField<boolean>;
  /** What it is called, what it does, and what is so now. */
  readonly label: string;
  readonly text: string;
  readonly now: string;
  /** Whether it is not the caller's to set. */
  readonly isRefused: boolean;
  /** It was pressed though it is not the caller's to set. */
  readonly refuse?: (anchor: HTMLElement) => void;
  /** What stands beside the switch. */
  readonly beside?: TemplateResult | undefined;
  /** What stands below the switch. */
  readonly below?: TemplateResult | typeof nothing;
  /** The id of what is said below, where that describes the switch. */
  readonly belowId?: string | undefined;
}

/** The row of a setting that saves itself when its switch is pressed; one that is refused stays as it is. */
export function switchRow(words: Words<SettingsKey>, setting: SwitchSetting): TemplateResult {
  const { id, field } = setting;
  const press = (event: MouseEvent): void => {
    const box = event.currentTarget as HTMLInputElement;
    if (setting.isRefused) {
      event.preventDefault();
      setting.refuse?.(box);
      return;
    }
    field.edit(box.checked);
    void field.save();
  };
  return html`<div class="setting">
    <div class="what">
      <label for=${id}>${setting.label}</label>
      <p class="muted" id="${id}-text">${setting.text}</p>
    </div>
    <div class="control">
      <div class="line">
        <input
          type="checkbox"
          role="switch"
          class="switch"
          id=${id}
          part=${setting.part}
          aria-describedby=${[`${id}-now`, `${id}-text`, `${id}-state`, setting.belowId ?? []].flat().join(" ")}
          aria-disabled=${setting.isRefused ? "true" : nothing}
          .checked=${live(field.shown === true)}
          @click=${press}
        />
        <span class="muted grow" id="${id}-now">${setting.now}</span>
        ${setting.beside ?? nothing}
      </div>
      ${saveState(words, field, `${id}-state`)} ${setting.below ?? nothing}
    </div>
  </div>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../host/panel-host.ts";
import { saveState } from "./save-state.ts";
import type { SavedField } from "./saved-field.ts";
import { settingRow } from "./setting-row.ts";
import type { SettingsKey } from "./settings.en.ts";

/** A setting that is on or off. */
export interface SwitchSetting {
  /** The id of the switch, and the prefix of its descriptions' ids. */
  readonly id: string;
  readonly part: string;
  readonly field: SavedField<boolean>;
  /** The name of the setting, its explanation and its current meaning. */
  readonly label: string;
  readonly text: string;
  readonly now: string;
  /** Whether the caller may not change the setting. */
  readonly isRefused: boolean;
  /** Called when a refused switch is pressed. */
  readonly refuse?: (anchor: HTMLElement) => unknown;
  /** Next to the switch. */
  readonly trailing?: TemplateResult | undefined;
}

/** A switch on its own. */
export const switchField = (
  { id, part, checked, describedBy }: { id: string; part?: string; checked: boolean; describedBy?: string },
  change: (checked: boolean) => unknown,
): TemplateResult =>
  html`<input
    type="checkbox"
    role="switch"
    class="switch"
    id=${id}
    part=${part ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    .checked=${live(checked)}
    @change=${({ currentTarget }: Event) => change((currentTarget as HTMLInputElement).checked)}
  />`;

/** The row of a setting that saves itself when its switch is pressed. A refused switch doesn't move. */
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
  return settingRow(
    { id, label: setting.label, text: setting.text },
    html`<div class="line">
        <input
          type="checkbox"
          role="switch"
          class="switch"
          id=${id}
          part=${setting.part}
          aria-describedby="${id}-now ${id}-text ${id}-state"
          aria-disabled=${setting.isRefused ? "true" : nothing}
          .checked=${live(field.shown === true)}
          @click=${press}
        />
        <span class="muted grow" id="${id}-now">${setting.now}</span>
        ${setting.trailing ?? nothing}
      </div>
      ${saveState(words, field, `${id}-state`)}`,
  );
}

import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../host/panel-host.ts";
import { icon } from "../controls/icons.ts";
import type { SavedField } from "./saved-field.ts";
import type { SettingsKey } from "./settings.en.ts";

/** Messages of a field that replace the usual ones. */
export interface SaveWords<V> {
  /** Formats a value that someone else has set. */
  readonly shown?: (value: V) => string;
  /** The message for a failure; the usual one if `undefined`. */
  readonly why?: (reason: Reason) => string | undefined;
}

/**
 * The save state next to a field that saves itself: saving, saved, failed, or changed by someone else, with the possible
 * actions. The line is always in the page, so that screen readers announce what appears in it.
 * @param words the messages of the element
 * @param field the field
 * @param id for the field's `aria-describedby`
 * @param overrides messages that replace the usual ones
 */
export const saveState = <V extends string | boolean>(
  words: Words<SettingsKey>,
  field: SavedField<V>,
  id: string,
  overrides: SaveWords<V> = {},
): TemplateResult =>
  html`<p class="save" part="save-state" role="status" id=${id}>${renderMessage(words, field, id, overrides)}</p>`;

function renderMessage<V extends string | boolean>(
  words: Words<SettingsKey>,
  field: SavedField<V>,
  id: string,
  { shown = String, why }: SaveWords<V>,
): TemplateResult | typeof nothing {
  const { state } = field;
  const link = (label: string, act: () => void): TemplateResult =>
    html`<button
      type="button"
      class="link"
      @click=${({ currentTarget }: Event) => {
        // The button disappears with its message: focus the field instead.
        const root = (currentTarget as Element).getRootNode() as ShadowRoot;
        root.querySelector<HTMLElement>(`[aria-describedby~="${id}"]`)?.focus();
        act();
      }}
    >
      ${label}
    </button>`;
  switch (state.kind) {
    case "idle":
      return nothing;
    case "saving":
      return html`<span class="state">${icon("clock")}${words.text("save.saving")}</span>`;
    case "queued":
      return html`<span class="state warn">${icon("clock")}${state.text}</span>`;
    case "saved":
      return html`<span class="state ok">${icon("done")}${words.text("save.saved")}</span>`;
    case "needed":
      return html`<span class="state danger">${icon("warning")}${words.text("save.needed")}</span>
        ${link(words.text("save.undo"), () => field.revert())}`;
    case "failed": {
      const { title, text, remedy } = reasonWords(words, state.reason);
      const reason = why?.(state.reason) ?? [`${title}.`, text, remedy].join(" ").trim();
      return html`<span class="state danger">${icon("warning")}${words.text("save.failed", { reason })}</span>
        <span class="acts"
          >${link(words.text("save.retry"), () => void field.retry())}
          ${link(words.text("save.undo"), () => field.revert())}</span
        >`;
    }
    case "changed": {
      const value = field.current === undefined ? "" : shown(field.current);
      const text = value === "" ? words.text("save.changed-empty") : words.text("save.changed", { value });
      return html`<span class="state warn">${icon("warning")}<bdi>${text}</bdi></span>
        <span class="acts"
          >${link(words.text("save.keep-mine"), () => void field.overwrite())}
          ${link(words.text("save.use-theirs"), () => field.revert())}</span
        >`;
    }
  }
}

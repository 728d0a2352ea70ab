import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../panel-host.ts";
import { icon } from "../icons.ts";
import type { SavedField } from "./saved-field.ts";
import type { SettingsKey } from "./settings.en.ts";

/** How what is said of a field is worded where the usual words do not fit. */
export interface SaveWords<V> {
  /** A value that somebody else set, as a person reads it. */
  readonly shown?: (value: V) => string;
  /** Why it was not saved. */
  readonly why?: (reason: Reason) => string | undefined;
}

/**
 * What is said beside a field that saves itself: saving, saved, why it was not, or that somebody else was faster, each
 * with what can be done. The line is always there, so that readers hear what changes in it.
 * @param words the words of the element
 * @param field the field
 * @param id the id that the field names as its description
 * @param worded what is worded otherwise
 */
export const saveState = <V extends string | boolean>(
  words: Words<SettingsKey>,
  field: SavedField<V>,
  id: string,
  worded: SaveWords<V> = {},
): TemplateResult =>
  html`<p class="save" part="save-state" role="status" id=${id}>${said(words, field, id, worded)}</p>`;

function said<V extends string | boolean>(
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
        // The button goes with what it says: the field takes the focus.
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
          >${link(words.text("save.keep-mine"), () => void field.insist())}
          ${link(words.text("save.use-theirs"), () => field.revert())}</span
        >`;
    }
  }
}

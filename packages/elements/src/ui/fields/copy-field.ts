import { html, type TemplateResult } from "lit";
import { button } from "../controls/button.ts";
import type { Toast } from "../notices/toast.ts";

/** A text to copy. */
export interface CopyOptions {
  readonly value: string;
  /** The part of the field. */
  readonly part: string;
  readonly look?: string;
  readonly words: {
    /** Names the field. */
    readonly label: string;
    readonly copy: string;
    /** Names the button if its text isn't clear enough. */
    readonly copyLabel?: string;
    readonly copied: string;
    /** Shown if the browser doesn't allow copying. */
    readonly failed: string;
  };
  readonly toast: Pick<Toast, "show" | "warn"> | undefined;
}

/** A field with text that is shown once, and the button that copies it. */
export function copyField({ value, part, look = "button", words, toast }: CopyOptions): TemplateResult {
  const copy = async ({ currentTarget }: { readonly currentTarget: HTMLElement }): Promise<void> => {
    const field = currentTarget.parentElement?.querySelector("input");
    const isCopied = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    if (isCopied) toast?.show(words.copied);
    else toast?.warn(words.failed);
    if (!isCopied) field?.select();
  };
  return html`<div class="cluster">
    <input
      class="field address"
      part=${part}
      aria-label=${words.label}
      dir="ltr"
      readonly
      .value=${value}
      @focus=${({ currentTarget }: FocusEvent) => {
        (currentTarget as HTMLInputElement).select();
      }}
    />
    ${button(words.copy, { part: "copy", look, label: words.copyLabel, click: copy })}
  </div>`;
}

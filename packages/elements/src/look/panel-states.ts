import { html, nothing, type TemplateResult } from "lit";
import type { Loaded } from "../provider/loaded.ts";
import type { Words } from "../provider/rollcall-element.ts";
import { reasonWords } from "../messages/reason-words.ts";
import { icon, type IconName } from "./icons.ts";

type Loadable = Pick<Loaded<unknown>, "state" | "status" | "load">;

/**
 * What stands in place of a panel's content until it is ready: not connected, a skeleton, not available, or failed with
 * a way to try again; `undefined` once it is ready. Needs the styles of `panel.styles.ts`.
 * @param words the words of the element
 * @param loaded what the panel shows
 * @param bones how many rows the skeleton draws
 */
export function insteadOfPanel(words: Words, loaded: Loadable, bones = 3): TemplateResult | undefined {
  const { state } = loaded;
  switch (state.kind) {
    case "ready":
      return undefined;
    case "pending":
      return skeleton(words, bones);
    case "no-client":
      return statePage("offline", words.text("panel.no-client"), words.text("panel.no-client.text"));
    case "refused": {
      const { text, remedy } = reasonWords(words, state.reason);
      const isHidden = state.reason.code === "request.not-found";
      const why = isHidden ? text : `${words.text("panel.refused.text")} ${remedy}`.trim();
      return statePage("lock", words.text("panel.refused"), why);
    }
    case "failed": {
      const { title, text } = reasonWords(words, state.reason);
      const isOutdated = state.reason.code === "request.version-mismatch";
      return statePage(
        "warning",
        words.text("panel.failed"),
        `${title}. ${text}`,
        html`<button class="button" part="retry" @click=${() => (isOutdated ? location.reload() : void loaded.load())}>
          ${words.text(isOutdated ? "panel.reload" : "panel.retry")}
        </button>`,
      );
    }
  }
}

/** A drawing, a sentence, an explanation, and what to do. */
export const statePage = (
  drawn: IconName | TemplateResult,
  title: string,
  text: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="page" part="state-page">
    <span class="badge">${typeof drawn === "string" ? icon(drawn) : drawn}</span>
    <h3>${title}</h3>
    <p class="muted">${text}</p>
    ${action}
  </div>
`;

/** The state of the live connection, where there is something to say of it. */
export function connectionNotice(words: Words, { status }: Loadable): TemplateResult | typeof nothing {
  if (status === "waiting") return notice("offline", words.text("panel.reconnecting"));
  if (status !== "outdated") return nothing;
  const reload = html`<button class="button small" @click=${() => location.reload()}>
    ${words.text("panel.reload")}
  </button>`;
  return notice("warning", words.text("panel.outdated"), reload);
}

/** A strip that says something about the whole panel. */
export const notice = (
  drawn: IconName,
  text: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="notice" part="notice" role="status">${icon(drawn)}<span>${text}</span>${action}</div>
`;

const skeleton = (words: Words, bones: number): TemplateResult => html`
  <div class="bones" role="status" aria-busy="true">
    <span class="hidden">${words.text("panel.pending")}</span>
    ${Array.from({ length: bones }, () => html`<div class="row"><i class="bone"></i><i class="bone short"></i></div>`)}
  </div>
`;

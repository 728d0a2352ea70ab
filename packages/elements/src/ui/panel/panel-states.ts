import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon, type IconName } from "../controls/icons.ts";
import type { PanelHost, Words } from "../host/panel-host.ts";
import { reasonText } from "../notices/problem-line.ts";
import type { QueryController } from "../queries/query-controller.ts";

/** A query as a panel shows it. */
export type ShownQuery<T = unknown> = Pick<QueryController<T>, "state" | "status" | "reload">;

/** Draws the dialogs, popovers and toasts of an element. Part of `renderPanel`. */
export const renderOverlays = ({ overlays }: PanelHost): unknown => [...overlays].map((overlay) => overlay.render());

/**
 * The state that a panel shows instead of its content: not connected, a skeleton, not available, or failed with a way to try again. Once it
 * is ready, `undefined`. Needs `panelStyles`.
 * @param words the messages of the element
 * @param query what the panel shows
 * @param skeletonRows how many rows the skeleton draws
 */
export function renderPanelState(words: Words, query: ShownQuery, skeletonRows = 3): TemplateResult | undefined {
  const { state } = query;
  switch (state.kind) {
    case "ready":
      return undefined;
    case "pending":
      return skeleton(words, skeletonRows);
    case "no-client":
      return statePage("offline", words.text("panel.no-client"), words.text("panel.no-client.text"));
    case "refused": {
      const { text, remedy } = reasonWords(words, state.reason);
      const isHidden = state.reason.code === "request.not-found";
      const why = isHidden ? text : `${words.text("panel.refused.text")} ${remedy}`.trim();
      return statePage("lock", words.text("panel.refused"), why);
    }
    case "failed": {
      const isOutdated = state.reason.code === "request.version-mismatch";
      return statePage(
        "warning",
        words.text("panel.failed"),
        reasonText(words, state.reason),
        html`<button class="button" part="retry" @click=${() => (isOutdated ? location.reload() : void query.reload())}>
          ${words.text(isOutdated ? "panel.reload" : "panel.retry")}
        </button>`,
      );
    }
  }
}

/** An icon, a title, an explanation, and what to do. */
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

/** The state of the live connection, if it needs a notice. */
export function connectionNotice(words: Words, { status }: ShownQuery): TemplateResult | typeof nothing {
  if (status === "waiting") return notice("offline", words.text("panel.reconnecting"));
  if (status !== "outdated") return nothing;
  const reload = html`<button class="button small" @click=${() => location.reload()}>
    ${words.text("panel.reload")}
  </button>`;
  return notice("warning", words.text("panel.outdated"), reload);
}

/** A banner about the whole panel. */
export const notice = (
  drawn: IconName,
  text: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="notice" part="notice" role="status">${icon(drawn)}<span>${text}</span>${action}</div>
`;

const skeleton = (words: Words, rows: number): TemplateResult => html`
  <div class="skeleton" role="status" aria-busy="true">
    <span class="hidden">${words.text("panel.pending")}</span>
    ${Array.from({ length: rows }, () => html`<div class="row"><i class="bone"></i><i class="bone short"></i></div>`)}
  </div>
`;

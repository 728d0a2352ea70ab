import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "../../look/icons.ts";
import type { BaseKey } from "../../messages/messages.ts";
import type { ListView } from "./list-view.ts";

/**
 * What stands in place of the whole list: not connected, not available, or failed. It is there without loading anything
 * more, since a network that is down brings neither rows nor modules.
 */
export function insteadOfList(list: ListView): TemplateResult | undefined {
  const { client, messages, pages, hands } = list;
  if (client === undefined) return statePage(list, "offline", "list.no-client", messages.text("list.no-client.text"));
  const { state } = pages;
  if (state.kind === "refused") return statePage(list, "lock", "list.refused", messages.text("list.refused.text"));
  if (state.kind !== "failed") return undefined;
  const words = hands?.reason(state.reason);
  const text = words ? `${words.title}. ${words.text}` : "";
  return state.reason.code === "request.version-mismatch"
    ? statePage(list, "warning", "list.failed", text, "list.reload", () => location.reload())
    : statePage(list, "warning", "list.failed", text, "list.retry", () => list.reload());
}

/** What stands in place of the rows, where a search or a filter leaves none. */
export const nobodyFits = (list: ListView, clear: () => void): TemplateResult =>
  statePage(list, "search", "list.nobody-fits", list.messages.text("list.nobody-fits.text"), "list.clear", clear);

/** What stands under the one row of a new schedule. */
export const onlyYou = (list: ListView): TemplateResult =>
  statePage(list, "people", "list.alone", list.messages.text("list.alone.text"));

/** A drawing, a sentence, and what to do. */
function statePage(
  { messages }: ListView,
  drawing: IconName,
  title: BaseKey,
  text: string,
  label?: BaseKey,
  act?: () => void,
): TemplateResult {
  return html`<div class="page" part="state-page">
    <span class="badge">${icon(drawing)}</span>
    <h3>${messages.text(title)}</h3>
    <p class="muted">${text}</p>
    ${label ? html`<button class="button" @click=${act}>${messages.text(label)}</button>` : ""}
  </div>`;
}

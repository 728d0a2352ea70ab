import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Messages } from "../../messages/messages.ts";
import type { ListView } from "./list-view.ts";

/**
 * What stands in place of the whole list: not connected, not available, or failed. It is there without loading anything
 * more, since a network that is down brings neither rows nor modules.
 */
export function insteadOfList(list: ListView): TemplateResult | undefined {
  const { client, messages, pages, hands } = list;
  if (client === undefined)
    return statePage(list, icon("offline"), "list.no-client", messages.text("list.no-client.text"));
  const { state } = pages;
  if (state.kind === "refused")
    return hands?.farewell() ?? statePage(list, icon("lock"), "list.refused", messages.text("list.refused.text"));
  if (state.kind !== "failed") return undefined;
  const words = hands?.reason(state.reason);
  const text = words ? `${words.title}. ${words.text}` : "";
  return state.reason.code === "request.version-mismatch"
    ? statePage(list, icon("warning"), "list.failed", text, "list.reload", () => location.reload())
    : statePage(list, icon("warning"), "list.failed", text, "list.retry", () => list.reload());
}

/** A drawing, a sentence, and what to do. */
export function statePage(
  { messages }: { readonly messages: Pick<Messages<string>, "text"> },
  drawn: TemplateResult,
  title: string,
  text: string,
  label?: string,
  act?: () => void,
): TemplateResult {
  return html`<div class="page" part="state-page">
    <span class="badge">${drawn}</span>
    <h3>${messages.text(title)}</h3>
    <p class="muted">${text}</p>
    ${label ? html`<button class="button" @click=${act}>${messages.text(label)}</button>` : ""}
  </div>`;
}

import { html, nothing, type TemplateResult } from "lit";
import type { PanelHost } from "../host/panel-host.ts";
import { connectionNotice, renderOverlays, renderPanelState, type ShownQuery } from "./panel-states.ts";

/** What a panel draws. */
export interface PanelOptions<T> {
  readonly title: string;
  readonly query: ShownQuery<T>;
  /** Draws what was loaded. */
  readonly content: (value: T) => unknown;
  /** The header, in place of the title and its controls. */
  readonly head?: unknown;
  /** Below the title. */
  readonly subtitle?: unknown;
  /** At the end of the header, unless the caller may not see the content. */
  readonly actions?: unknown;
  /** Between the header and the content, such as filters; stays while the content loads. Hidden like the actions. */
  readonly bar?: unknown;
  readonly skeletonRows?: number;
  /** Shown instead of everything below the header, such as a confirmation that the subject was deleted. */
  readonly replaced?: TemplateResult | undefined;
}

/**
 * The frame of a component: header, connection, and the content or a state instead of it, followed by the element's overlays.
 * Needs `panelStyles`.
 */
export function renderPanel<T>(host: PanelHost, options: PanelOptions<T>): TemplateResult {
  const { words } = host;
  const { title, query, content, head, subtitle, actions, bar, skeletonRows, replaced } = options;
  const { state } = query;
  const isUsable = state.kind !== "no-client" && state.kind !== "refused";
  return html`
    <section class="panel" part="panel" aria-label=${title}>
      ${head ?? panelHead(title, subtitle, state.kind === "refused" ? nothing : actions)}
      ${
        replaced ?? [
          connectionNotice(words, query),
          isUsable ? (bar ?? nothing) : nothing,
          renderPanelState(words, query, skeletonRows) ?? nothing,
          state.kind === "ready" ? content(state.value) : nothing,
        ]
      }
    </section>
    ${renderOverlays(host)}
  `;
}

const panelHead = (title: string, subtitle: unknown, actions: unknown = nothing): TemplateResult =>
  html`<header class="head" part="header">
    ${
      subtitle === undefined
        ? html`<h2 class="grow" part="title"><slot name="title">${title}</slot></h2>`
        : html`<div class="grow">
            <h2 part="title"><slot name="title">${title}</slot></h2>
            ${subtitle}
          </div>`
    }
    <slot name="header"></slot>
    ${actions}
  </header>`;

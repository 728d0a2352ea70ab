import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { ReadinessKey } from "./readiness-messages.en.ts";
import type { ReadinessPage } from "./readiness-page.ts";

/** How many assignable members are ready: as a bar and as text (X7). */
export function readinessMeasure(
  words: Words<ReadinessKey>,
  { ready, assignables }: ReadinessPage["schedule"],
): TemplateResult {
  const count = words.text("readiness.of", { ready, count: assignables });
  const isAll = ready === assignables;
  return html`<div class="measure">
    <meter
      class=${isAll ? "all" : ""}
      part="meter"
      min="0"
      max=${assignables}
      .value=${ready}
      aria-label=${words.text("readiness.title")}
      aria-valuetext=${count}
    ></meter>
    <span class="count" part="count" role="status">${count}</span>
    ${
      isAll
        ? html`<span class="state ok">${icon("done")}${words.text("readiness.all")}</span>`
        : html`<span class="state"
            >${icon("clock")}${words.text("readiness.waiting-for", { count: assignables - ready })}</span
          >`
    }
  </div>`;
}

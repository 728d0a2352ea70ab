import type { ClashView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../ui/controls/icons.ts";
import { timesIn } from "../ui/text/times.ts";

/** Lists accepted shifts that conflict with days, below a sentence about them. Draws nothing if there are none. */
export const clashList = (
  { lang }: { readonly lang: string },
  lead: string,
  clashes: readonly ClashView[],
): TemplateResult | typeof nothing =>
  clashes.length === 0
    ? nothing
    : html`<div class="stack clashes" part="clashes">
        <p class="state warn">${icon("warning")}<span>${lead}</span></p>
        <ul class="bullets small">
          ${clashes.map(({ kind, start, end, timeZone, scheduleName }) => {
            const times = timesIn({ lang }, timeZone);
            const zone = times.otherZone;
            return html`<li>
              <b><bdi>${kind}</bdi></b
              >, ${times.text(start, "day")}, ${times.hours(start, end)}${zone && ` (${zone})`},
              <bdi>${scheduleName}</bdi>
            </li>`;
          })}
        </ul>
      </div>`;

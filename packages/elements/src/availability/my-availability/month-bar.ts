import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { timesIn } from "../../ui/text/times.ts";
import { addMonths, monthOf } from "./month.ts";
import type { AvailabilityKey } from "./my-availability.messages.ts";

// Lucide icons (ISC license).
const back = "m15 18-6-6 6-6";
const forward = "m9 18 6-6-6-6";

/** The name of a month such as `2026-11`, with buttons to others. */
export function monthBar(
  words: Words<AvailabilityKey>,
  month: string,
  today: string,
  show: (month: string) => void,
): TemplateResult {
  const name = timesIn(words, "UTC").format({ month: "long", year: "numeric" });
  const step = (part: string, label: "previous" | "next", months: number, path: string) =>
    button(drawing(path), {
      part,
      look: "icon-button flips",
      tooltip: words.text(`availability.${label}`),
      click: () => show(addMonths(month, months)),
    });
  return html`<div class="bar cluster">
    ${step("previous", "previous", -1, back)}
    <h3 id="month-name" aria-live="polite">${name.format(Date.parse(`${month}-01`))}</h3>
    ${step("next-month", "next", 1, forward)}
    ${button(words.text("availability.today"), {
      part: "today",
      look: "button small",
      click: () => show(monthOf(today)),
    })}
  </div>`;
}

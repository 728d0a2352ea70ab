import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";

/** Where to find the address in common calendar apps. */
export const whereToFind = (words: Words<CalendarKey>): TemplateResult => html`
  <details part="where">
    <summary>${words.text("own-calendar.where")}</summary>
    <dl>
      ${(["google", "outlook", "apple", "other"] as const).map(
        (one) =>
          html`<div>
            <dt>${words.text(`own-calendar.${one}`)}</dt>
            <dd>${words.text(`own-calendar.${one}.text`)}</dd>
          </div>`,
      )}
    </dl>
  </details>
`;

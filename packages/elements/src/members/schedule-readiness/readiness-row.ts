import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { nameOf } from "../wire.ts";
import type { ReadinessKey } from "./readiness-messages.en.ts";
import type { ReadinessRow, Tick } from "./readiness-page.ts";

const looks: Readonly<Record<Tick, readonly [drawing: IconName, tone: "ok" | "quiet" | "warn"]>> = {
  ok: ["done", "ok"],
  pending: ["clock", "quiet"],
  warning: ["warning", "warn"],
};

/** One member with the states of account and calendar as icons and words (Q16), and whether they can reply (Q36). */
export function readinessRow(words: Words<ReadinessKey>, row: ReadinessRow): TemplateResult {
  return html`<li class="row ${row.readiness}" part="row">
    <span class="who">
      <b part="name"><bdi>${nameOf(row)}</bdi></b>
      ${row.name ? html`<span class="muted">${row.email}</span>` : ""}
      ${
        row.cannotReply
          ? html`<span class="state warn" part="cannot-reply"
              >${icon("warning")}<span>${words.text("readiness.cannot-reply")}</span></span
            >`
          : ""
      }
    </span>
    ${tick(words, "account", row.account, words.text(`invitation.${row.invitation}`))}
    ${tick(words, "calendar", row.calendarTick, words.text(`calendar.${row.calendar}`))}
  </li>`;
}

function tick(words: Words<ReadinessKey>, kind: "account" | "calendar", at: Tick, state: string): TemplateResult {
  const [drawn, tone] = looks[at];
  return html`<span class="tick" part="tick">
    <span class="label">${words.text(`readiness.${kind}`)}</span>
    <span class="state ${tone}">
      ${icon(drawn)}<span>${state}<span class="hidden">, ${words.text(`readiness.tick.${at}`)}</span></span>
    </span>
  </span>`;
}

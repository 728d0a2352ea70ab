import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { addressText } from "../../ui/text/address-text.ts";
import type { IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { nameOf } from "../listed-member.ts";
import type { ReadinessKey } from "./schedule-readiness.messages.ts";

/** A page of assignable members. */
export type ReadinessPage = Awaited<ReturnType<RollcallClient["members"]["listReadiness"]>>;

/** An assignable member with the states of account and calendar. */
export type ReadinessRow = ReadinessPage["rows"][number];

type Tick = ReadinessRow["account"];

const looks: Readonly<Record<Tick, readonly [drawing: IconName, tone: Tone]>> = {
  ok: ["done", "ok"],
  pending: ["clock", ""],
  warning: ["warning", "warn"],
};

/** One member with the states of account and calendar as icons and words (Q16), and whether they can respond (Q36). */
export function readinessRow(words: Words<ReadinessKey>, row: ReadinessRow, index: number): TemplateResult {
  return html`<tr part="row" role="row" aria-rowindex=${index + 2}>
    <th class="who" role="rowheader" scope="row">
      <span class="names">
        <b class="strong" part="name"><bdi>${nameOf(row)}</bdi></b>
        ${row.name ? html`<span class="sub">${addressText(row.email)}</span>` : nothing}
        ${
          row.cannotReply
            ? stateLabel("warning", words.text("readiness.cannot-reply"), { tone: "warn", part: "cannot-reply" })
            : nothing
        }
      </span>
    </th>
    ${tick(words, "account", row.account, words.text(`readiness.account.${row.invitation}`))}
    ${tick(words, "calendar", row.calendarTick, words.text(`calendar.${row.calendar}`))}
  </tr>`;
}

function tick(words: Words<ReadinessKey>, kind: "account" | "calendar", at: Tick, state: string): TemplateResult {
  const [drawn, tone] = looks[at];
  return html`<td role="cell" part="tick">
    <span class="label muted" aria-hidden="true">${words.text(`readiness.${kind}`)}</span>
    ${stateLabel(drawn, html`${state}<span class="hidden">, ${words.text(`readiness.tick.${at}`)}</span>`, { tone })}
  </td>`;
}

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
        ? stateLabel("done", words.text("readiness.all"), { tone: "ok" })
        : stateLabel("clock", words.text("readiness.waiting-for", { count: assignables - ready }))
    }
  </div>`;
}

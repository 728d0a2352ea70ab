import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/controls/icons.ts";
import type { Words } from "../../../ui/host/panel-host.ts";
import type { WhyNot } from "../../../ui/popovers/why-not.ts";
import { changes, type SimulatedGroup, type SimulatedLine } from "./simulation.ts";
import type { SimulatorKey } from "./simulator.messages.ts";

type SimulatorWords = Words<SimulatorKey>;

/** The content of the simulation table. */
export interface SimulatedTable {
  readonly name: string;
  readonly groups: readonly SimulatedGroup[];
  /** Whether any value is changed. Without one there is no "Then" column. */
  readonly isSupposed: boolean;
  readonly onlyChanges: boolean;
  readonly why: WhyNot;
}

/** Compares what a person can do now with the simulated result. Changes are labeled. */
export function simulatedTable(words: SimulatorWords, table: SimulatedTable): TemplateResult {
  const { name, groups, isSupposed, onlyChanges } = table;
  const shown = groups
    .map(({ group, lines }) => ({ group, lines: onlyChanges ? lines.filter(changes) : lines }))
    .filter(({ lines }) => lines.length > 0);
  if (shown.length === 0) return html`<p class="page muted">${words.text("simulator.no-changes")}</p>`;
  const columns = ["simulator.action", "simulator.now", ...(isSupposed ? (["simulator.then"] as const) : [])] as const;
  return html`<table class="simulated">
    <caption class="hidden">
      ${words.text("simulator.result", { name })}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${words.text(column)}</th>`)}
      </tr>
    </thead>
    ${shown.map(
      ({ group, lines }) =>
        html`<tbody>
          <tr class="domain">
            <th scope="rowgroup" colspan=${columns.length}>${words.text(`simulator.group.${group}`)}</th>
          </tr>
          ${lines.map((line) => simulatedLine(words, line, table))}
        </tbody>`,
    )}
  </table>`;
}

function simulatedLine(words: SimulatorWords, line: SimulatedLine, { isSupposed, why }: SimulatedTable) {
  const isChanged = isSupposed && changes(line);
  const key = `simulator.action.${line.action}`;
  const mark = words.text(line.supposed.length === 0 ? "simulator.gained" : "simulator.lost");
  return html`<tr class=${isChanged ? "changed" : ""} data-action=${line.action}>
    <th scope="row">${words.has(key) ? words.text(key as SimulatorKey) : line.action}</th>
    <td>${answer(words, line.now, why)}</td>
    ${
      isSupposed
        ? html`<td>
            ${answer(words, line.supposed, why)} ${isChanged ? html`<span class="mark">${mark}</span>` : nothing}
          </td>`
        : nothing
    }
  </tr>`;
}

const answer = (words: SimulatorWords, reasons: readonly Reason[], why: WhyNot): TemplateResult =>
  reasons.length === 0
    ? html`<span class="state ok">${icon("done")}<span>${words.text("simulator.yes")}</span></span>`
    : html`<button
        class="state answer"
        aria-label=${words.text("simulator.why-not")}
        @click=${({ currentTarget }: Event) => void why.show(reasons, currentTarget as HTMLElement)}
      >
        ${icon("stop")}<span>${words.text("simulator.no")}</span>
      </button>`;

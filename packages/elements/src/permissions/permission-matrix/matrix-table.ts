import type { MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon } from "../../ui/icons.ts";
import {
  actorWords,
  byDomain,
  cellWords,
  type MatrixActor,
  type MatrixCell,
  type MatrixWords,
  operationWords,
  targetWords,
  wordOr,
} from "./matrix-words.ts";

// From lucide (ISC license).
const eyeOff =
  "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20";

/** The content and state of the table. */
export interface MatrixTable {
  readonly rows: readonly MatrixRow[];
  /** The actors shown as columns. */
  readonly actors: readonly MatrixActor[];
  /** The cell in the tab order, as row and actor. */
  readonly current: string;
}

/** Identifies a cell. */
export const cellId = ({ operation, target }: MatrixRow, actor: string): string => `${operation}|${target}|${actor}`;

/** The matrix as a grid with a row per operation and target and a column per actor. */
export const matrixTable = (words: MatrixWords, { rows, actors, current }: MatrixTable): TemplateResult => html`
  <table part="table" role="grid" aria-label=${words.text("matrix.table")} aria-rowcount=${rows.length + 1}>
    <thead>
      <tr role="row">
        <th scope="col" role="columnheader" class="operation">${words.text("matrix.operation")}</th>
        ${actors.map((actor) => html`<th scope="col" role="columnheader">${actorWords(words, actor)}</th>`)}
      </tr>
    </thead>
    ${[...byDomain(rows)].map(
      ([domain, lines]) =>
        html`<tbody>
          <tr role="row" class="domain">
            <th role="rowheader" scope="rowgroup" colspan=${actors.length + 1}>
              <span>${wordOr(words, `matrix.domain.${domain}`, domain)}</span>
            </th>
          </tr>
          ${lines.map((row, index) => line(words, row, lines[index - 1], actors, current))}
        </tbody>`,
    )}
  </table>
`;

const line = (
  words: MatrixWords,
  row: MatrixRow,
  before: MatrixRow | undefined,
  actors: readonly MatrixActor[],
  current: string,
): TemplateResult => {
  const isNew = before?.operation !== row.operation;
  return html`<tr role="row" class=${isNew ? "first" : ""}>
    <th scope="row" role="rowheader" class="operation">
      <b class=${isNew ? "" : "hidden"}>${operationWords(words, row)}</b>
      <span class="muted">${targetWords(words, row)}</span>
    </th>
    ${row.cells
      .filter(({ actor }) => actors.includes(actor))
      .map((cell) => gridCell(words, cell, cellId(row, cell.actor), current))}
  </tr>`;
};

const gridCell = (words: MatrixWords, cell: MatrixCell, id: string, current: string): TemplateResult => html`
  <td
    role="gridcell"
    part="cell"
    data-cell=${id}
    data-code=${cell.reason?.code ?? nothing}
    tabindex=${id === current ? 0 : -1}
    aria-haspopup=${cell.allowed ? nothing : "dialog"}
  >
    <span class="state ${cell.allowed ? "ok" : ""}">${drawn(cell)}<span>${cellWords(words, cell)}</span></span>
  </td>
`;

const drawn = ({ reason }: MatrixCell): TemplateResult => {
  if (reason === undefined) return icon("done");
  if (reason.code === "request.not-found") return drawing(eyeOff);
  return icon(reason.code === "request.unauthenticated" ? "lock" : "stop");
};

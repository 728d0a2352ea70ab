import type { MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type TemplateResult } from "lit";
import type { DirectiveResult } from "lit/directive.js";
import { guard } from "lit/directives/guard.js";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { PermissionMatrixKey } from "./permission-matrix.messages.ts";

type MatrixWords = Words<PermissionMatrixKey>;
type MatrixCell = MatrixRow["cells"][number];

/** An actor of the matrix. */
export type MatrixActor = MatrixCell["actor"];

/** The rows of one domain. */
export interface MatrixGroup {
  readonly domain: string;
  readonly rows: readonly MatrixRow[];
  readonly isOpen: boolean;
  /** How many of its rows are drawn so far. */
  readonly count: number;
}

/** The content and state of the table. */
export interface MatrixTable {
  readonly groups: readonly MatrixGroup[];
  readonly actors: readonly MatrixActor[];
  readonly toggle: (domain: string) => void;
  /** The cell in the tab order, as row and actor. */
  readonly current: string;
  readonly listener: EventListenerObject;
}

// From lucide (ISC license).
const eyeOff = drawing(
  "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20",
);

const chevron = drawing("m9 18 6-6-6-6");

/** Identifies a cell. */
export const cellId = ({ operation, target }: MatrixRow, actor: string): string => `${operation}|${target}|${actor}`;

/** The message for an operation, target, actor or domain, or its name if there is no message yet. */
export function labelOf(words: MatrixWords, name: string, kind: "" | "target." | "actor." | "domain." = ""): string {
  const key = `matrix.${kind}${name}`;
  return words.has(key) ? words.text(key as PermissionMatrixKey) : name;
}

/** The rows that match every word of the search. */
export function linesFound(rows: readonly MatrixRow[], words: MatrixWords, search: string): MatrixRow[] {
  const typed = search.toLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const text =
      `${row.operation} ${labelOf(words, row.operation)} ${labelOf(words, row.target, "target.")}`.toLowerCase();
    return typed.every((word) => text.includes(word));
  });
}

/** The matrix as a grid with a row per operation and target, grouped by domain, and a column per actor. */
export function matrixTable(words: MatrixWords, table: MatrixTable): TemplateResult {
  const { groups, actors, listener } = table;
  return html`<table
    part="table"
    class=${actors.length > 6 ? "many" : ""}
    role="grid"
    aria-busy=${groups.some(({ isOpen, count, rows }) => isOpen && count < rows.length) ? "true" : nothing}
    aria-label=${words.text("matrix.table")}
    aria-rowcount=${1 + groups.reduce((count, { rows }) => count + 1 + rows.length, 0)}
    @pointerover=${listener}
    @pointerleave=${listener}
    @focusin=${listener}
    @focusout=${listener}
    @click=${listener}
    @keydown=${listener}
  >
    <thead>
      <tr role="row">
        <th scope="col" role="columnheader" class="operation">${words.text("matrix.operation")}</th>
        ${actors.map((actor) => html`<th scope="col" role="columnheader">${labelOf(words, actor, "actor.")}</th>`)}
      </tr>
    </thead>
    ${groups.map(
      (group) =>
        html`<tbody>
          ${domainRow(words, group, table)} ${matrixRows(words, group, table)}
        </tbody>`,
    )}
  </table>`;
}

const domainRow = (words: MatrixWords, { domain, rows, isOpen }: MatrixGroup, table: MatrixTable): TemplateResult =>
  html`<tr role="row" class="domain">
    <th role="rowheader" scope="rowgroup" colspan=${table.actors.length + 1}>
      ${button(
        [
          html`<span class="chevron ${isOpen ? "open" : ""}">${chevron}</span>`,
          html`<span>${labelOf(words, domain, "domain.")}</span>`,
          html`<span class="muted small">${words.text("matrix.count", { count: rows.length })}</span>`,
        ],
        { look: "fold", part: "group", isExpanded: isOpen, click: () => table.toggle(domain) },
      )}
    </th>
  </tr>`;

/** The rows drawn so far. A frame renders only the rows it adds, and the two between which the tab stop moves. */
const matrixRows = (words: MatrixWords, { rows, count }: MatrixGroup, table: MatrixTable): readonly DirectiveResult[] =>
  rows.slice(0, count).map((row, index) => {
    const current = table.current.startsWith(cellId(row, "")) ? table.current : "";
    return guard([words, row, table.actors.join(), current], () =>
      matrixRow(words, row, rows[index - 1]?.operation !== row.operation, table),
    );
  });

/** A row. Only the first one of an operation shows its name. */
const matrixRow = (
  words: MatrixWords,
  row: MatrixRow,
  isFirst: boolean,
  { actors, current }: MatrixTable,
): TemplateResult =>
  html`<tr role="row" class=${isFirst ? "first" : ""}>
    <th scope="row" role="rowheader" class="operation">
      <b class=${isFirst ? "" : "hidden"}>${labelOf(words, row.operation)}</b>
      <span class="muted small">${labelOf(words, row.target, "target.")}</span>
    </th>
    ${row.cells
      .filter(({ actor }) => actors.includes(actor))
      .map((cell) => gridCell(words, cell, cellId(row, cell.actor), current))}
  </tr>`;

function gridCell(words: MatrixWords, { allowed, reason }: MatrixCell, id: string, current: string): TemplateResult {
  const code = reason?.code;
  const key = code === undefined ? "matrix.cell.yes" : `matrix.cell.${code}`;
  const text = words.text(words.has(key) ? (key as PermissionMatrixKey) : "matrix.cell.no");
  const deniedIcon = code === "request.not-found" ? eyeOff : icon(code === "request.unauthenticated" ? "lock" : "stop");
  return html`<td
    role="gridcell"
    part="cell"
    data-cell=${id}
    data-code=${code ?? nothing}
    tabindex=${id === current ? 0 : -1}
    aria-haspopup=${allowed ? nothing : "dialog"}
  >
    <span class="state ${allowed ? "ok" : ""}"
      >${code === undefined ? icon("done") : deniedIcon}<span>${text}</span></span
    >
  </td>`;
}

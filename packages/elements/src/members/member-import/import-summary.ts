import { html, nothing, type TemplateResult } from "lit";
import Papa from "papaparse";
import { button } from "../../ui/button.ts";
import type { Words } from "../../ui/panel-host.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { saveFile } from "../../ui/save-file.ts";
import type { BatchRun } from "../batch-run.ts";
import type { AddResult } from "./add-in-batches.ts";
import type { ImportKey } from "./member-import.messages.ts";
import type { ImportedPerson } from "./read-people.ts";

/** A row that wasn't added, and why. */
export interface OpenRow {
  readonly person: ImportedPerson;
  readonly why: string;
}

/** What happened to the rows of a list. */
export interface ImportTotals {
  readonly added: number;
  /** Refused or skipped. */
  readonly refused: number;
  /** Without a response. */
  readonly open: number;
}

/** Matches text that a spreadsheet would run as a formula, including full-width signs (P55). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** The rows that weren't added as CSV, which the import reads again. Cells that look like formulas are prefixed with `'`. */
export const toOpenRowsCsv = (rows: readonly OpenRow[]): string =>
  Papa.unparse(
    [
      ["name", "email", "role", "problem"],
      ...rows.map(({ person: { name, address, role = "" }, why }) => [name, address, role, why]),
    ],
    { escapeFormulae: formula, newline: "\r\n" },
  );

/** The totals of a run, and the rows that weren't added as a download. */
export function importSummary(
  words: Words<ImportKey>,
  run: BatchRun<AddResult>,
  totals: ImportTotals,
  open: readonly OpenRow[],
): TemplateResult {
  const save = (): void => {
    // The byte order mark makes spreadsheets read UTF-8.
    saveFile(new Blob(["\uFEFF", toOpenRowsCsv(open)], { type: "text/csv" }), `${words.text("import.file-name")}.csv`);
  };
  return html`<div class="stack">
    <progress max=${run.total} value=${run.done} aria-label=${words.text("import.adding")}></progress>
    <p role="status">${words.text(totals.open > 0 ? "import.summary-open" : "import.summary", { ...totals })}</p>
    ${
      open.length === 0
        ? nothing
        : html`<p>
            ${button(words.text("import.download", { count: open.length }), {
              look: "link",
              part: "import-download",
              click: save,
            })}
          </p>`
    }
    ${problemLine(words, run.problem)}
  </div>`;
}

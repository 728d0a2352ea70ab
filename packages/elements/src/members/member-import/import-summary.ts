import { html, nothing, type TemplateResult } from "lit";
import Papa from "papaparse";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { saveFile } from "../../ui/browser/save-file.ts";
import type { BatchRun } from "../batch-run.ts";
import type { AddResult } from "./add-in-batches.ts";
import type { AssignmentTotals } from "./import-assignments.ts";
import type { ImportKey } from "./member-import.messages.ts";
import { assignedKinds, type ImportedPerson } from "./read-people.ts";

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
export function toOpenRowsCsv(rows: readonly OpenRow[]): string {
  const kinds = assignedKinds.filter((kind) => rows.some(({ person: { assign } }) => assign?.[kind].length));
  const cells = rows.map(({ person: { name, address, role = "", assign }, why }) => {
    const names = kinds.map((kind) => (assign?.[kind] ?? []).join("; "));
    return [name, address, role, ...names, why];
  });
  const options = { escapeFormulae: formula, newline: "\r\n" };
  return Papa.unparse([["name", "email", "role", ...kinds, "problem"], ...cells], options);
}

/** The totals of a run, and the rows that weren't added as a download. */
export function importSummary(
  words: Words<ImportKey>,
  run: BatchRun<AddResult>,
  totals: ImportTotals,
  open: readonly OpenRow[],
  assigned: AssignmentTotals | undefined,
): TemplateResult {
  const save = (): void => {
    // The byte order mark makes spreadsheets read UTF-8.
    saveFile(new Blob(["\uFEFF", toOpenRowsCsv(open)], { type: "text/csv" }), `${words.text("import.file-name")}.csv`);
  };
  return html`<div class="stack">
    <progress max=${run.total} value=${run.done} aria-label=${words.text("import.adding")}></progress>
    <p role="status">${words.text(totals.open > 0 ? "import.summary-open" : "import.summary", { ...totals })}</p>
    ${assigned ? html`<p part="import-assigned" role="status">${assignedText(words, assigned)}</p>` : nothing}
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

/** How many skills and certifications were assigned. */
function assignedText(words: Words<ImportKey>, { left, ...assigned }: AssignmentTotals): string {
  const texts = assignedKinds.flatMap((kind) =>
    assigned[kind] === 0 ? [] : words.text(`import.assigned.${kind}`, { count: assigned[kind] }),
  );
  const rest = left === 0 ? [] : [words.text("import.unassigned", { count: left })];
  return [...texts, ...rest].join(", ");
}

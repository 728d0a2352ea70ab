import Papa from "papaparse";

/** Matches text that a spreadsheet would run as a formula, including full-width signs (P55). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

const newline = "\r\n";

/** Lines of CSV (RFC 4180). Cells that a spreadsheet would run as a formula are prefixed with `'` (P55). */
export const toLines = (rows: readonly (readonly (string | boolean | number)[])[]): string =>
  Papa.unparse(rows as (string | boolean | number)[][], { escapeFormulae: formula, newline }) + newline;

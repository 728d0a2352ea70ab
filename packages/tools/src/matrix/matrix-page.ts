import { join } from "node:path";
import { root } from "../root.ts";
import { columns, type MatrixLine, matrixLines } from "./matrix-lines.ts";
import { cellWords, columnWords, domainWords, legendWords, targetWords } from "./matrix-words.ts";

/** Where the page stands. */
export const pagePath = join(root, "docs/permissions.md");

const intro = `---
outline: 2
aside: false
---

<!-- Written by \`npm run matrix\` from packages/tools/src/matrix/expected-*.ts: edit those, not this. -->

# Who may do what

Every operation, on every target that makes a difference, by whoever asks. The policy is written by hand; this page is made
from it. A test drives the server as each of these people on each line, compares every answer with what is written, and
sees that a refusal leaves no trace. Rollcall tells the same table from its rules: \`permissions.getMatrix\`, and the element
\`<permission-matrix>\` shows it in your product.

Organization admin and scheduler are not on the schedule that is asked about; members, viewers and external people are. The
external ones come by a session of the worker portal; who is not activated has none. Nothing else stands in the way here: each
schedule has two admins and enough assignable members, nothing is archived, nobody has been invited: but where invitations
are taken back, everybody has.
`;

/** The page of the docs, as prettier would have it. */
export function matrixPage(): string {
  const domains = Object.entries(domainWords).map(([domain, words]) => {
    const lines = matrixLines.filter(({ operation }) => operation.startsWith(`${domain}.`));
    return `## ${words}\n\n${tableOf(lines)}`;
  });
  return `${intro}\n${legend()}\n${domains.join("\n")}`;
}

function legend(): string {
  const rows = legendWords.map(([code, meaning]) => [wordOf(code), `\`${code}\``, meaning]);
  return table(["Cell", "Code", "Meaning"], rows);
}

function tableOf(lines: readonly MatrixLine[]): string {
  const head = ["Operation", "On", ...columns.map((column) => columnWords[column])];
  return table(
    head,
    lines.map(({ operation, target, cells }, index) => [
      lines[index - 1]?.operation === operation ? "" : `\`${operation}\``,
      targetWords[target] ?? unknown(target),
      ...columns.map((column) => wordOf(cells[column])),
    ]),
  );
}

const wordOf = (cell: MatrixLine["cells"][keyof MatrixLine["cells"]]): string => cellWords[cell] ?? unknown(cell);

function unknown(word: string): never {
  throw new TypeError(`the page has no words for \`${word}\``);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, index) => Math.max(3, word.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |\n`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("");
}

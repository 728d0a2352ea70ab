import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { canonicalRowId } from "./titles.ts";

/** The letters of the requirement tables, in the order of the report. */
export const letters = ["A", "B", "Q", "P", "X", "F"] as const;

/** The first cell of a table's line that is a row's id. */
const idCell = /^\|\s*([ABQPXF]\d+)\s*\|/gm;

/** The ids of all rows in these tables, as written. Throws if an id occurs twice. */
export function rowIdsOf(tables: readonly string[]): string[] {
  const ids = tables.flatMap((table) => [...table.matchAll(idCell)].map(([, id = ""]) => id));
  const twice = ids.filter((id, index) => ids.findIndex((other) => sameRow(other, id)) !== index);
  if (twice.length > 0) throw new Error(`duplicate rows in docs/spec: ${twice.join(", ")}`);
  return ids.sort(byLetterAndNumber);
}

/** The ids of all rows in docs/spec. */
export function readRowIds(): string[] {
  const folder = join(root, "docs/spec");
  return rowIdsOf(globSync("*.md", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8")));
}

const sameRow = (a: string, b: string): boolean => canonicalRowId(a) === canonicalRowId(b);

const place = (id: string): number => letters.findIndex((letter) => id.startsWith(letter)) * 1000 + Number(id.slice(1));

const byLetterAndNumber = (a: string, b: string): number => place(a) - place(b);

import type { RollcallClient } from "@rollcall/core";
import type { MatrixRow, PermissionsClient } from "@rollcall/permission-model";
import type { Words } from "../../ui/panel-host.ts";
import type { PermissionMatrixKey } from "./permission-matrix-messages.en.ts";

/** The methods of the permission model. The client has them if the host composes that domain. */
export const permissionsOf = (client: RollcallClient): PermissionsClient["permissions"] =>
  (client as RollcallClient & PermissionsClient).permissions;

/** One cell of the matrix. */
export type MatrixCell = MatrixRow["cells"][number];

/** An actor of the matrix. */
export type MatrixActor = MatrixCell["actor"];

/** The words of the element. */
export type MatrixWords = Words<PermissionMatrixKey>;

/** The words behind a name that the server tells; the name itself where it is newer than the words. */
export function wordOr(words: MatrixWords, key: string, name: string): string {
  return words.has(key) ? words.text(key as PermissionMatrixKey) : name;
}

/** What an operation is called. */
export const operationWords = (words: MatrixWords, { operation }: MatrixRow): string =>
  wordOr(words, `matrix.${operation}`, operation);

/** What it is done to. */
export const targetWords = (words: MatrixWords, { target }: MatrixRow): string =>
  wordOr(words, `matrix.target.${target}`, target);

/** Who asks. */
export const actorWords = (words: MatrixWords, actor: string): string => wordOr(words, `matrix.actor.${actor}`, actor);

/** What a cell says at a glance. */
export function cellWords(words: MatrixWords, { reason }: MatrixCell): string {
  if (reason === undefined) return words.text("matrix.cell.yes");
  return wordOr(words, `matrix.cell.${reason.code}`, words.text("matrix.cell.no"));
}

/** The lines whose operation, target or name has all the words that are looked for. */
export function linesFound(rows: readonly MatrixRow[], words: MatrixWords, search: string): readonly MatrixRow[] {
  const asked = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.operation} ${operationWords(words, row)} ${targetWords(words, row)}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
}

/** The lines of each domain, in their order. */
export function byDomain(rows: readonly MatrixRow[]): ReadonlyMap<string, readonly MatrixRow[]> {
  const domains = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const domain = row.operation.split(".")[0] ?? "";
    const lines = domains.get(domain);
    if (lines === undefined) domains.set(domain, [row]);
    else lines.push(row);
  }
  return domains;
}

import type { RollcallClient } from "@rollcall/core";
import type { MatrixRow, PermissionsClient } from "@rollcall/permission-model";
import type { Words } from "../../ui/panel-host.ts";
import type { PermissionMatrixKey } from "./permission-matrix-messages.en.ts";

/** The methods of the permission model, available if the host includes that domain. */
export const permissionsOf = (client: RollcallClient): PermissionsClient["permissions"] =>
  (client as RollcallClient & PermissionsClient).permissions;

/** One cell of the matrix. */
export type MatrixCell = MatrixRow["cells"][number];

/** An actor of the matrix. */
export type MatrixActor = MatrixCell["actor"];

/** The words of the element. */
export type MatrixWords = Words<PermissionMatrixKey>;

/** The message for a name from the server, or the name itself if there is no message yet. */
export function wordOr(words: MatrixWords, key: string, name: string): string {
  return words.has(key) ? words.text(key as PermissionMatrixKey) : name;
}

/** The label of an operation. */
export const operationWords = (words: MatrixWords, { operation }: MatrixRow): string =>
  wordOr(words, `matrix.${operation}`, operation);

/** The label of a target. */
export const targetWords = (words: MatrixWords, { target }: MatrixRow): string =>
  wordOr(words, `matrix.target.${target}`, target);

/** The label of an actor. */
export const actorWords = (words: MatrixWords, actor: string): string => wordOr(words, `matrix.actor.${actor}`, actor);

/** The short text of a cell. */
export function cellWords(words: MatrixWords, { reason }: MatrixCell): string {
  if (reason === undefined) return words.text("matrix.cell.yes");
  return wordOr(words, `matrix.cell.${reason.code}`, words.text("matrix.cell.no"));
}

/** The rows that match every word of the search. */
export function linesFound(rows: readonly MatrixRow[], words: MatrixWords, search: string): readonly MatrixRow[] {
  const asked = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.operation} ${operationWords(words, row)} ${targetWords(words, row)}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
}

/** The rows grouped by domain, in their original order. */
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

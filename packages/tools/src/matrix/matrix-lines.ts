import type { ErrorCode } from "@rollcall/core";
import { expectedMatrix, type MatrixOperation } from "./expected-matrix.ts";

/** The columns of the expected matrix, in their order. */
export const columns = [
  "organization-admin",
  "scheduler",
  "schedule-admin",
  "member",
  "viewer",
  "paused-member",
  "outsider",
  "removed-member",
  "admin-elsewhere",
  "foreign-admin",
  "external-viewer",
  "paused",
  "invited",
  "holding",
  "deactivated",
  "anonymous",
] as const;

/** A caller of the matrix. */
export type Column = (typeof columns)[number];

const codes: Readonly<Record<string, ErrorCode>> = {
  no: "request.forbidden",
  hid: "request.not-found",
  who: "request.unauthenticated",
  psd: "portal.paused",
  chg: "password.change-required",
  dea: "person.deactivated",
  fai: "sign-in.failed",
  act: "person.already-active",
  abv: "member.role-above-yours",
  ext: "member.external-role",
  grt: "schedule.delete-not-granted",
  lnk: "link.invalid",
  own: "certification.own-proof",
};

/** One line of the expected matrix. */
export interface MatrixLine {
  readonly operation: MatrixOperation;
  readonly target: string;
  /** The error code, or `yes`, by column. */
  readonly cells: Readonly<Record<Column, ErrorCode | "yes">>;
}

/**
 * The parsed lines of the expected matrix.
 * @throws {TypeError} a line is malformed
 */
export const matrixLines: readonly MatrixLine[] = Object.entries(expectedMatrix).flatMap(([operation, lines]) =>
  lines.map((line) => readLine(operation as MatrixOperation, line)),
);

function readLine(operation: MatrixOperation, line: string): MatrixLine {
  const [target = "", ...words] = line.split(/[\s|]+/);
  const cells = words.map((word) => (word === "yes" ? "yes" : codes[word]));
  if (cells.length !== columns.length || cells.includes(undefined)) {
    throw new TypeError(`\`${operation}\`: \`${line}\` is not a valid line`);
  }
  return {
    operation,
    target,
    cells: Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as MatrixLine["cells"],
  };
}

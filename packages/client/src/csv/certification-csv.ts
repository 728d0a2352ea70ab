import type { ListCertificationHoldersInput, ListCertificationHoldersOutput, RollcallClient } from "@rollcall/core";
import { toLines } from "./to-lines.ts";

/** Selects the certifications to export: of a schedule or of everyone, of one type or in one state. */
export type CertificationCsvInput = Pick<ListCertificationHoldersInput, "scheduleId" | "typeId" | "state" | "search">;

/** Options of an export. */
export interface CertificationCsvOptions {
  /** Aborts the export and its current request. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start with the byte order mark U+FEFF, which some spreadsheets need to detect UTF-8. Default: false. */
  readonly bom?: boolean;
}

const header = ["person", "name", "email", "certification", "state", "valid from", "expires on", "grace until"];

/**
 * Exports who has which certification as CSV (RFC 4180, UTF-8): a header, then one line per person and certification, in the order
 * of `certifications.listHolders`. Cells that a spreadsheet would run as a formula are prefixed with `'` (P55).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, and errors of the transport
 */
export async function certificationCsv(
  client: RollcallClient,
  asked: CertificationCsvInput = {},
  { signal, bom = false }: CertificationCsvOptions = {},
): Promise<string> {
  const lines: string[][] = [];
  for (let after: string | null | undefined; after !== null;) {
    const input = { ...asked, limit: 100, ...(after !== undefined && { after }) };
    const page: ListCertificationHoldersOutput = await client.certifications.listHolders(input, { signal });
    for (const { personId, personName, email, name, state, validFrom, expiresOn, graceUntil } of page.rows)
      lines.push([personId, personName, email, name, state, validFrom ?? "", expiresOn ?? "", graceUntil ?? ""]);
    after = page.next;
  }
  return (bom ? "\uFEFF" : "") + toLines([header, ...lines]);
}

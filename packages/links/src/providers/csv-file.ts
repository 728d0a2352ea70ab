import type { LinkProvider } from "@rollcall/core";
import { readCsvTable } from "../upstream/csv-table.ts";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { valueOf } from "../upstream/shapes.ts";
import { onlySchedule, toFileUrl } from "../upstream/single-file.ts";
import type { RawPerson } from "../upstream/to-people.ts";
import { UpstreamFailure } from "../upstream/upstream-failure.ts";

/** Names of columns, in lowercase without spaces, dashes and underscores. */
const columns = {
  id: ["id", "externalid", "userid", "employeeid", "personid"],
  name: ["name", "fullname", "displayname", "username"],
  address: ["email", "emailaddress", "mail", "address"],
} as const;

/**
 * A CSV file, uploaded or at an address, with a header row: `id`, `name` and `email`. Without ids, people are identified by their address.
 * A row with neither, or with too many or too few values, makes the whole file invalid.
 */
export const csvFile = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "csv",
      name: "CSV",
      fields: [
        { name: "url", kind: "secret", required: false },
        { name: "file", kind: "file", required: false },
      ],
      capabilities: { listsSchedules: false, onCallTimes: false, verifiesAddresses: false },
      connect(connection) {
        const url = valueOf(connection, "url");
        if (url !== "") return { baseUrl: toFileUrl(url), headers: { accept: "text/csv, text/plain" } };
        if (valueOf(connection, "file") === "") throw new UpstreamFailure("settings-invalid");
        return null;
      },
      listSchedules: async (reading) => onlySchedule(`${(await readPeople(reading)).length} people`),
      listPeople: readPeople,
    },
    options,
  );

async function readPeople({ upstream, connection }: Reading): Promise<readonly RawPerson[]> {
  const text = valueOf(connection, "url") === "" ? valueOf(connection, "file") : await upstream.text();
  const { rows, width, columnOf } = readCsvTable(text);
  const [id, name, address] = [columnOf(columns.id), columnOf(columns.name), columnOf(columns.address)];
  if (id < 0 && address < 0) throw new UpstreamFailure("invalid-answer");
  return rows.map((row) => {
    const value = (column: number): string => row[column]?.trim() ?? "";
    const externalId = value(id) || value(address).toLowerCase();
    if (row.length !== width || externalId === "") throw new UpstreamFailure("invalid-answer");
    return { externalId, name: value(name), address: value(address) };
  });
}

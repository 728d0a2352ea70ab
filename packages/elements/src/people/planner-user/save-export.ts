import type { RollcallClient } from "@rollcall/core";
import { saveFile, toFileName } from "../../ui/browser/save-file.ts";

/** Saves all data about a person: as a ZIP archive with their files, or as JSON over a transport that can't send files. */
export async function saveExport(client: RollcallClient, personId: string, name: string): Promise<void> {
  const fileName = toFileName(name) || "person";
  const archive = await client.files.exportPerson?.(personId);
  if (archive instanceof Blob) {
    saveFile(archive, `${fileName}.zip`);
    return;
  }
  const data = JSON.stringify(await client.people.export({ personId }), undefined, 2);
  saveFile(new Blob([data], { type: "application/json" }), `${fileName}.json`);
}

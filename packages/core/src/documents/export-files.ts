import type { Actor } from "../identity/actor.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import type { EngineCall } from "../kernel/engine/engine.ts";
import type { Environment } from "../ports/environment.ts";
import { listForExport } from "./list-for-export.ts";

/** A file of an export. */
export interface ExportedFile {
  /** A path of one or two parts, different for every file of the export. */
  readonly path: string;
  readonly createdAt: Date;
  readonly content: string | AsyncIterable<Uint8Array>;
}

interface Calls {
  run(call: EngineCall): Awaitable<unknown>;
}

interface ExportPage {
  readonly document: unknown;
  readonly next: string | null;
}

interface ListedFile {
  readonly name: string;
  readonly fileKey: string;
  readonly createdAt: number;
}

/**
 * Exports a person's data and files, one after another. If the caller may not export them, this is refused before the first file.
 */
export async function exportFiles(
  personId: string,
  actor: Actor,
  { files: settings, clock }: Pick<Environment, "files" | "clock">,
  engine: Calls,
): Promise<AsyncIterable<ExportedFile>> {
  const isOwn = personId === actor.personId && actor.organizationRole !== "admin";
  const run = (name: string, input: unknown) => engine.run({ name, input, actor });
  const readPage = async (after: string | null) => {
    const page = after === null ? {} : { after };
    const input = isOwn ? page : { personId, ...page };
    return (await run(isOwn ? "portal.export" : "people.export", input)) as ExportPage;
  };
  const first = await readPage(null);
  const { files } = (await run(listForExport.name, { personId })) as { readonly files: readonly ListedFile[] };
  return (async function* () {
    const missing: string[] = [];
    const createdAt = new Date(clock.now());
    for (let page = first, number = 1; ; number++) {
      const path = number === 1 ? "data.json" : `data-${number}.json`;
      yield { path, createdAt, content: JSON.stringify(page.document, undefined, 2) };
      if (page.next === null) break;
      page = await readPage(page.next);
    }
    for (const [at, file] of files.entries()) {
      const path = `files/${String(at + 1).padStart(3, "0")} ${file.name}`;
      const content = (await settings?.storage.get(file.fileKey)) ?? null;
      if (content === null) missing.push(path);
      else yield { path, createdAt: new Date(file.createdAt), content };
    }
    if (missing.length > 0) yield { path: "missing.txt", createdAt, content: `${missing.join("\n")}\n` };
  })();
}

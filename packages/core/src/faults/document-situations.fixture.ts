import { createMemoryFiles } from "@rollcall/storage-memory";
import type { ScanResult } from "../index.ts";
import { run, type Situations } from "./situations.fixture.ts";

/** Situations of documents. */
export const documentSituations: Situations = {
  async "the virus scanner answers late, for a clean file and an infected one"(open) {
    const unavailable: ScanResult = { status: "unavailable", reason: "starting" };
    const results: ScanResult[] = [
      unavailable,
      unavailable,
      { status: "clean" },
      { status: "infected", threat: "Test" },
    ];
    const scanner = { scan: () => Promise.resolve(results.shift() ?? unavailable) };
    const { app, max } = await open({ files: { storage: createMemoryFiles(), scanner } });
    for (const name of ["clean.pdf", "infected.pdf"]) await max.client.files.upload(new Blob(["%PDF-1.7\n"]), name);
    await run(app, "documents.scan");
  },
};

import { defineDomain } from "../identity/domain.ts";
import { documents } from "./collection.ts";
import * as operations from "./operations.ts";
import { scanDocuments } from "./scan-documents.ts";
import { deleteRemoved, sweepDocuments } from "./sweep-documents.ts";

/** Documents: files that people upload. */
export const documentsDomain = defineDomain({
  name: "documents",
  operations,
  collections: [documents],
  jobs: [
    { name: "documents.scan", every: 60, run: scanDocuments },
    { name: "documents.delete", every: 60, run: deleteRemoved },
    { name: "documents.sweep", every: 3600, run: sweepDocuments },
  ],
});

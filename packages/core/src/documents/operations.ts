export { addDocument } from "./add-document.ts";
export { getDocument } from "./get-document.ts";
export { listForExport } from "./list-for-export.ts";
export { listOwnDocuments } from "./list-own-documents.ts";
export { recordScanResult } from "./record-scan-result.ts";
export { removeDocument } from "./remove-document.ts";

// Registers the parser in the page: as a worker, it would need a separate file on the host's server.
import "pdfjs-dist/build/pdf.worker.mjs";

export { getDocument, VerbosityLevel } from "pdfjs-dist";

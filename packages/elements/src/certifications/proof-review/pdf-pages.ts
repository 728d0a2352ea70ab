import type { PDFDocumentProxy } from "pdfjs-dist";

/** The maximum pixels of a page in each direction, for extremely large pages. */
const maxPixels = 4096;

/** A PDF whose pages can be drawn. It loads no other files, runs no scripts of the document, and evaluates no code. */
export interface PdfPages {
  readonly count: number;
  /** Draws a page, counted from 1, as wide as the canvas is on screen. */
  draw(page: number, canvas: HTMLCanvasElement): Promise<void>;
  close(): Promise<void>;
}

/** Opens a PDF. Rejects if it can't be read, or needs a password. The code that reads PDFs loads with the first one. */
export async function openPdf(content: ArrayBuffer): Promise<PdfPages> {
  const { getDocument, VerbosityLevel } = await import("./pdf-parser.ts");
  const task = getDocument({
    data: new Uint8Array(content),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
  });
  const pdf = await task.promise;
  return {
    count: pdf.numPages,
    draw: (page, canvas) => drawPage(pdf, page, canvas),
    close: () => task.destroy(),
  };
}

async function drawPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth || width) * devicePixelRatio;
  const scale = Math.min(wanted / width, maxPixels / width, maxPixels / height);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
}

import { type ExportedFile, type Rollcall, RollcallError, type RollcallFiles } from "@rollcall/core";
import { create } from "content-disposition";
import { makeZip } from "client-zip";
import type { Context, Hono } from "hono";
import pLimit from "p-limit";
import { parse } from "range-parser";
import { type Exchange, invalid } from "../exchange.ts";
import { type RecogniseCaller, signedIn } from "../recognise-caller.ts";
import type { UploadSpool } from "./upload-spool.ts";

/** Options of the document routes. */
export interface DocumentRoutesParts {
  readonly callerOf: RecogniseCaller;
  /** The path prefix of every route. */
  readonly base: string;
  readonly spool: UploadSpool;
}

/** The maximum number of uploads that are scanned and stored at the same time. More would only use up memory. */
const maxStoring = 4;

/**
 * Adds `POST /documents?name=…`, whose body is a file, and `GET /documents/:id`, which is authorized for every request and responds with an
 * attachment that no browser runs (P46, P51).
 */
export function addDocumentRoutes(
  app: Hono<Exchange>,
  files: RollcallFiles,
  { callerOf, base, spool }: DocumentRoutesParts,
): void {
  const storing = pLimit(maxStoring);
  app.post(`${base}/documents`, async (c) => {
    refuseOtherBodies(c);
    const name = c.req.query("name") ?? "";
    const size = Number(c.req.header("content-length") ?? 0);
    const { maxSize: most, end } = await files.admit({ name, size }, signedIn(await callerOf(c)));
    try {
      const { body } = c.req.raw;
      if (body === null) throw invalid("", "a file");
      await using spooled = await spool.receive({ name, body, most });
      const { content, type, sha256 } = spooled;
      // An upload can take minutes, during which the caller may have been paused (P45).
      const actor = signedIn(await callerOf(c));
      const document = await storing(() => files.store({ name, content, type, sha256 }, actor));
      return c.json({ document });
    } finally {
      end();
    }
  });

  app.get(`${base}/documents/:id`, async (c) => {
    c.set("ownHeaders", { "Content-Security-Policy": "sandbox; default-src 'none'" });
    const { document, read } = await files.open(c.req.param("id"), signedIn(await callerOf(c)));
    const headers = {
      "Content-Type": document.type,
      "Content-Disposition": create(document.name),
      "Accept-Ranges": "bytes",
    };
    if (c.req.method === "HEAD") return c.body(null, 200, { ...headers, "Content-Length": String(document.size) });
    const range = rangeOf(c.req.header("range"), document.size);
    if (range === "unsatisfiable") return c.body(null, 416, { "Content-Range": `bytes */${document.size}` });
    const content = await read(range);
    if (content === null) throw new Error(`the file of document ${document.id} is missing from the storage`);
    if (range === undefined)
      return c.body(toStream(content), 200, { ...headers, "Content-Length": String(document.size) });
    return c.body(toStream(content), 206, {
      ...headers,
      "Content-Length": String(range.until - range.from),
      "Content-Range": `bytes ${range.from}-${range.until - 1}/${document.size}`,
    });
  });
}

/** Adds `GET /exports/:personId`: all data of a person with their files, as a ZIP archive that is streamed. */
export function addExportRoute(
  app: Hono<Exchange>,
  rollcall: Pick<Rollcall, "exportPerson">,
  { callerOf, base }: Pick<DocumentRoutesParts, "callerOf" | "base">,
): void {
  app.get(`${base}/exports/:personId`, async (c) => {
    const exported = await rollcall.exportPerson(c.req.param("personId"), signedIn(await callerOf(c)));
    const headers = { "Content-Type": "application/zip", "Content-Disposition": create("export.zip") };
    if (c.req.method === "HEAD") return c.body(null, 200, headers);
    return c.body(makeZip(toEntries(exported)), 200, headers);
  });
}

async function* toEntries(exported: AsyncIterable<ExportedFile>) {
  for await (const { path, createdAt, content } of exported)
    yield { name: path, lastModified: createdAt, input: content };
}

/** Forms on other sites can't send this type (P40). */
function refuseOtherBodies(c: Context<Exchange>): void {
  const [type] = (c.req.header("content-type") ?? "").split(";");
  const encoding = c.req.header("content-encoding") ?? "identity";
  if (type?.trim().toLowerCase() !== "application/octet-stream")
    throw new RollcallError("request.unsupported", { expected: "application/octet-stream" });
  if (encoding.toLowerCase() !== "identity")
    throw new RollcallError("request.unsupported", { expected: "no encoding" });
}

/** One range of bytes. Several ranges, and malformed ones, are ignored, as RFC 9110 allows. */
function rangeOf(
  header: string | undefined,
  size: number,
): { from: number; until: number } | "unsatisfiable" | undefined {
  if (header === undefined) return undefined;
  const { code, type, ranges } = parse(size, header);
  if (code === 2) return "unsatisfiable";
  const [range, ...more] = ranges;
  if (code !== 0 || type !== "bytes" || range === undefined || more.length > 0) return undefined;
  return { from: range.start, until: range.end + 1 };
}

/** A stream that reads on demand and releases the file when the client disconnects (F10). */
function toStream(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next: IteratorResult<Uint8Array, undefined> = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    // Opens no file for a response that is never read.
    { highWaterMark: 0 },
  );
}

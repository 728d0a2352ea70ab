import {
  type DocumentView,
  type FileContent,
  RollcallError,
  type UploadOptions,
  wireVersion,
} from "@rollcall/core/client";
import { toAbortSignal } from "./to-abort-signal.ts";
import { refuseForeign, toRollcallError } from "./to-rollcall-error.ts";

/** An upload without any progress for this long has failed, in milliseconds. The server gives up after 30 seconds. */
const maxSilence = 45_000;

/** What transfers of files share with calls. */
export interface FileConnection {
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly credentials: RequestCredentials | undefined;
  readonly headers: () => Promise<Readonly<Record<string, string>> | undefined>;
  /** Rejects if the caller isn't signed in. */
  readonly requireSession: (name: string) => Promise<void>;
  /** The URL of a path of the handler. */
  readonly url: (path: string) => string;
}

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: UploadOptions["onProgress"];
}

/**
 * Sends a file in one request, which isn't repeated. In browsers it is sent by XMLHttpRequest, because `fetch` reports no
 * progress.
 */
export async function uploadFile(
  { url: toUrl, headers: given, fetch, credentials, requireSession }: FileConnection,
  file: FileContent,
  name: string,
  { signal: like, onProgress }: UploadOptions = {},
): Promise<DocumentView> {
  const { signal, letGo } = toAbortSignal(like);
  try {
    await requireSession("documents.add");
    const headers = {
      ...(await given()),
      ...{ "content-type": "application/octet-stream", "rollcall-version": String(wireVersion) },
    };
    const url = toUrl(`documents?name=${encodeURIComponent(name)}`);
    const request = { url, headers, body: await toBlob(file), signal, onProgress };
    signal?.throwIfAborted();
    const hasProgress = fetch === undefined && typeof XMLHttpRequest === "function";
    return await readAnswer(
      hasProgress ? await sendWithProgress(request, credentials) : await send(request, credentials, fetch),
    );
  } catch (error) {
    throw toRollcallError(error, signal);
  } finally {
    letGo();
  }
}

/** Downloads the data of a person with their files. */
export async function exportPerson(
  { url: toUrl, headers: given, fetch: request = fetch, credentials, requireSession }: FileConnection,
  personId: string,
  { signal: like }: Pick<UploadOptions, "signal"> = {},
): Promise<Blob> {
  const { signal, letGo } = toAbortSignal(like);
  try {
    await requireSession("documents.get");
    const headers = { ...(await given()), "rollcall-version": String(wireVersion) };
    const url = toUrl(`exports/${encodeURIComponent(personId)}`);
    const response = await request(url, { headers, ...(signal && { signal }), ...(credentials && { credentials }) });
    refuseForeign(response);
    if (!response.ok) throw RollcallError.fromWire(await response.json());
    return await response.blob();
  } catch (error) {
    throw toRollcallError(error, signal);
  } finally {
    letGo();
  }
}

/** Content that isn't a `Blob` yet. */
async function toBlob(content: FileContent): Promise<Blob> {
  if (content instanceof Blob) return content;
  const chunks: BlobPart[] = [];
  for await (const chunk of content.stream()) chunks.push(new Uint8Array(chunk));
  return new Blob(chunks);
}

async function send(
  { url, headers, body, signal, onProgress }: Request,
  credentials: RequestCredentials | undefined,
  request = fetch,
): Promise<Response> {
  const init = { method: "POST", headers, body, ...(signal && { signal }), ...(credentials && { credentials }) };
  const response = await request(url, init);
  onProgress?.(body.size);
  return response;
}

function sendWithProgress(
  { url, headers, body, signal, onProgress }: Request,
  credentials: RequestCredentials | undefined,
): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.withCredentials = credentials === "include";
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  const abort = (): void => {
    request.abort();
  };
  const restart = (timer?: ReturnType<typeof setTimeout>) => {
    clearTimeout(timer);
    return setTimeout(abort, maxSilence);
  };
  let silent = restart();
  signal?.addEventListener("abort", abort);
  return new Promise<Response>((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded }) => {
      silent = restart(silent);
      onProgress?.(loaded);
    });
    request.addEventListener("load", () => {
      resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }));
    });
    request.addEventListener("error", () => {
      reject(new RollcallError("server.unreachable"));
    });
    // Aborted by the caller, or for lack of progress.
    request.addEventListener("abort", () => {
      reject(new RollcallError("request.timed-out"));
    });
    request.send(body);
  }).finally(() => {
    clearTimeout(silent);
    signal?.removeEventListener("abort", abort);
  });
}

const headersOf = (request: XMLHttpRequest): [string, string][] =>
  request
    .getAllResponseHeaders()
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);

/**
 * Returns the document of a response.
 * @throws {RollcallError} the error of the server
 */
async function readAnswer(response: Response): Promise<DocumentView> {
  refuseForeign(response);
  const answer: unknown = await response.json();
  if (!response.ok) throw RollcallError.fromWire(answer);
  return (answer as { readonly document: DocumentView }).document;
}

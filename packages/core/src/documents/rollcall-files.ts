import type { Decision } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import type { EngineCall } from "../kernel/engine/engine.ts";
import { randomBytes, sha256 } from "../kernel/platform/web-crypto.ts";
import { toRefusal } from "../kernel/operations/to-refusal.ts";
import type { Environment } from "../ports/environment.ts";
import type { FileSettings } from "../ports/file-settings.ts";
import type { ByteRange, FileContent } from "../ports/files.ts";
import { addDocument } from "./add-document.ts";
import { documentTypes, type DocumentType } from "./collection.ts";
import { maxReceivedName } from "./document-name.ts";
import { findDocumentType, toDocumentType } from "./document-type.ts";
import { getDocument } from "./get-document.ts";
import type { DocumentView } from "./view.ts";

/** A file before it is received. */
export interface AnnouncedFile {
  /** The name the caller's device gave it. */
  readonly name: string;
  /** In bytes; 0 if it isn't announced: it counts as one of the maximum size while it is uploaded. */
  readonly size: number;
}

/** A file that may be received. */
export interface AdmittedFile {
  /** The maximum size of the file, in bytes. */
  readonly maxSize: number;
  /** Ends the upload, whether it succeeded or not. */
  readonly end: () => void;
}

/** A complete upload, as the server received it. */
export interface ReceivedFile {
  /** The name the caller's device gave it. */
  readonly name: string;
  /** By its content (P46). */
  readonly type: DocumentType;
  /** 64 lowercase hexadecimal digits. */
  readonly sha256: string;
  readonly content: FileContent;
}

/** A file that is uploaded in the same process. */
export interface LocalFile {
  readonly name: string;
  readonly content: FileContent;
}

/** A file that the caller may read. */
export interface OpenedFile {
  readonly document: DocumentView;
  /** Reads the file or a part of it. Null if it is missing from the storage. */
  readonly read: (range?: ByteRange) => Promise<AsyncIterable<Uint8Array> | null>;
}

/** Uploads and reads files for a caller. */
export interface RollcallFiles {
  /**
   * Decides whether the caller may upload a file, before its content is read. A person's simultaneous uploads in this process may together
   * take as much space as all their files.
   * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.throttled`,
   *   `file.name-invalid`, `file.too-large`, `file.quota-exceeded`
   */
  admit(announced: AnnouncedFile, actor: Actor): Promise<AdmittedFile>;
  /**
   * Stores a file that the caller uploaded.
   * @throws {RollcallError} `portal.paused`, `request.not-found`, `file.quota-exceeded`, `file.infected`
   */
  store(file: ReceivedFile, actor: Actor): Promise<DocumentView>;
  /**
   * Uploads a file from the same process and reads it into memory. Servers receive uploads with `admit` and `store` instead.
   * @throws {RollcallError} as `admit` and `store`; `file.type-unsupported`
   */
  upload(file: LocalFile, actor: Actor): Promise<DocumentView>;
  /**
   * Opens a file, if the caller may read it (P51).
   * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `file.held`, `file.infected`
   */
  open(documentId: string, actor: Actor): Promise<OpenedFile>;
}

interface CallerParts {
  readonly files: FileSettings;
  readonly actor: Actor;
  readonly underway: Underway;
  readonly check: (name: string, input: unknown) => Awaitable<Decision>;
  readonly run: (name: string, input: unknown) => Awaitable<unknown>;
}

interface Calls {
  check(call: EngineCall): Awaitable<Decision>;
  run(call: EngineCall): Awaitable<unknown>;
}

/** The files of a Rollcall; undefined if the host stores none. */
export function toRollcallFiles({ files }: Pick<Environment, "files">, engine: Calls): RollcallFiles | undefined {
  if (files === undefined) return undefined;
  const underway: Underway = new Map();
  const partsFor = (actor: Actor): CallerParts => ({
    ...{ files, actor, underway },
    check: (name, input) => engine.check({ name, input, actor }),
    run: (name, input) => engine.run({ name, input, actor }),
  });
  return {
    admit: (announced, actor) => admit(announced, partsFor(actor)),
    store: (file, actor) => store(file, partsFor(actor)),
    upload: (file, actor) => upload(file, partsFor(actor)),
    open: (documentId, actor) => open(documentId, partsFor(actor)),
  };
}

/** Placeholders for the facts about a file that isn't received yet. */
const unreceived = { fileKey: "unreceived", type: documentTypes[0], sha256: "", state: "held" };

/** The total size of the uploads that haven't ended, by person. */
type Underway = Map<string, number>;

/** When a refused upload can be repeated, in seconds. */
const retryAfter = 5;

/** Decides before the content is read. */
async function admit({ name, size }: AnnouncedFile, { files, actor, underway, check }: CallerParts) {
  const { maxSize, maxTotal } = files;
  if (name.length > maxReceivedName) throw new RollcallError("file.name-invalid");
  if (size > maxSize) throw new RollcallError("file.too-large", { most: maxSize });
  const taken = size > 0 ? size : maxSize;
  const total = underway.get(actor.personId) ?? 0;
  // Spooled uploads take up space, too, so they count before they are complete.
  if (total + taken > maxTotal) throw new RollcallError("request.throttled", { retryAfter });
  underway.set(actor.personId, total + taken);
  const end = (): void => {
    const left = (underway.get(actor.personId) ?? 0) - taken;
    if (left > 0) underway.set(actor.personId, left);
    else underway.delete(actor.personId);
  };
  try {
    const decision = await check(addDocument.name, { ...unreceived, name, size });
    if (!decision.allowed) throw toRefusal(decision);
    return { maxSize, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Scans the file first: while the scanner can't answer, the document is held. */
async function store(file: ReceivedFile, { files, run }: CallerParts): Promise<DocumentView> {
  const { storage, scanner } = files;
  const scan = scanner === undefined ? { status: "clean" as const } : await scanner.scan(file.content);
  if (scan.status === "infected") throw new RollcallError("file.infected");
  const fileKey = newFileKey();
  await storage.put(fileKey, file.content);
  const state = scan.status === "clean" ? "ready" : "held";
  const { name, type, sha256, content } = file;
  try {
    const input = { fileKey, name, type, sha256, size: content.size, state };
    return ((await run(addDocument.name, input)) as { document: DocumentView }).document;
  } catch (error) {
    // Whether it was recorded is unknown after some errors. The sweep deletes files without a document.
    if (error instanceof RollcallError && error.kind !== "unavailable") await storage.delete(fileKey);
    throw error;
  }
}

async function upload({ name, content }: LocalFile, parts: CallerParts): Promise<DocumentView> {
  const { maxSize, end } = await admit({ name, size: content.size }, parts);
  try {
    const bytes = await readAll(content, maxSize);
    const type = toDocumentType(findDocumentType(bytes), name);
    const copy: FileContent = {
      size: bytes.byteLength,
      async *stream() {
        yield await Promise.resolve(bytes);
      },
    };
    return await store({ name, type, sha256: toHex(await sha256(bytes)), content: copy }, parts);
  } finally {
    end();
  }
}

async function readAll(content: FileContent, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content.stream()) {
    size += chunk.byteLength;
    if (size > most) throw new RollcallError("file.too-large", { most });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A random key, in characters that every storage distinguishes. */
const newFileKey = (): string => toHex(randomBytes(16));

async function open(documentId: string, { files, run }: CallerParts): Promise<OpenedFile> {
  const { storage } = files;
  const answer = await run(getDocument.name, { documentId });
  const { document, fileKey } = answer as { document: DocumentView; fileKey: string };
  return { document, read: (range) => storage.get(fileKey, range) };
}

import type { DocumentType, FileContent } from "@rollcall/core";

/** An upload before it is stored. */
export interface Upload {
  /** The name the sender's device gave the file. Only its extension is used. */
  readonly name: string;
  readonly body: ReadableStream<Uint8Array>;
  /** The maximum size in bytes. */
  readonly most: number;
}

/** A complete upload. */
export interface SpooledUpload extends AsyncDisposable {
  readonly content: FileContent;
  readonly type: DocumentType;
  /** 64 lowercase hexadecimal digits. */
  readonly sha256: string;
}

/** Receives uploads outside memory, so that size, type and digest are known before anything is stored. */
export interface UploadSpool {
  /**
   * @throws {RollcallError} `file.too-large` as soon as the maximum size is exceeded; `file.type-unsupported` for other types,
   *   and if the extension does not match the content (P46); `request.invalid` if the upload ends early or pauses for too long
   */
  receive(upload: Upload): Promise<SpooledUpload>;
}

import type { FileTransport } from "@rollcall/core/client";
import type { HttpHeaders, HttpTransportOptions } from "./http-transport.ts";

/** What uploads share with calls. */
export interface FileTransportParts extends Pick<HttpTransportOptions, "baseUrl" | "fetch" | "credentials"> {
  readonly headers: () => Promise<HttpHeaders | undefined>;
  /** Rejects if the caller isn't signed in. */
  readonly requireSession: (name: string) => Promise<void>;
}

/** Uploads and addresses of files over HTTP. The code of uploads loads with the first one. */
export function createFileTransport(parts: FileTransportParts): FileTransport {
  const base = String(parts.baseUrl).replace(/\/+$/, "");
  return {
    async upload(file, name, options = {}) {
      const { uploadFile } = await import("./transfer-file.ts");
      return uploadFile(`${base}/documents?name=${encodeURIComponent(name)}`, { file, ...options }, parts);
    },
    async exportPerson(personId, options = {}) {
      const { downloadFile } = await import("./transfer-file.ts");
      return downloadFile(`${base}/exports/${encodeURIComponent(personId)}`, options, parts);
    },
    url: (documentId) => `${base}/documents/${encodeURIComponent(documentId)}`,
  };
}

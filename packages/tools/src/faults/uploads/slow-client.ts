import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** How a file is sent or read. */
export interface SlowTransfer {
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds between two chunks. */
  readonly pace: number;
  /** The share of the file after which the connection is cut; 1 for all of it. */
  readonly until: number;
}

const chunk = Buffer.alloc(65_536, "x");
const start = Buffer.from("%PDF-1.7\n");

/**
 * Uploads a file slowly.
 * @returns the id of its document; undefined if the upload was cut
 */
export async function uploadSlowly({ url, size, pace, until }: SlowTransfer): Promise<string | undefined> {
  const sending = request(`${url}/documents?name=proof.pdf`, {
    ...{ method: "POST", agent: false },
    headers: { "content-type": "application/octet-stream", "content-length": size },
  });
  const answered = answerOf(sending);
  sending.write(start);
  const end = until === 1 ? size : size * until;
  for (let sent = start.length; sent < end;) {
    const part = chunk.subarray(0, Math.min(chunk.length, size - sent));
    sent += part.length;
    if (!sending.write(part)) await Promise.race([once(sending, "drain"), answered]);
    await wait(pace);
  }
  if (until < 1) {
    sending.destroy();
    return undefined;
  }
  sending.end();
  const response = await answered;
  if (response?.statusCode !== 200) throw new Error(`an upload was answered with ${response?.statusCode ?? "nothing"}`);
  return (JSON.parse(await text(response)) as { readonly document: { readonly id: string } }).document.id;
}

/** Reads a file and cuts the connection after a share of it. */
export async function downloadPart(url: string, documentId: string, bytes: number): Promise<void> {
  const reading = request(`${url}/documents/${documentId}`, { agent: false });
  const answered = answerOf(reading);
  reading.end();
  const response = await answered;
  let read = 0;
  for await (const part of response ?? []) {
    read += (part as Buffer).length;
    if (read >= bytes) break;
  }
  reading.destroy();
}

/** The response; undefined if the connection ended first. */
const answerOf = (sent: ClientRequest): Promise<IncomingMessage | undefined> =>
  new Promise((resolve) => {
    sent.once("response", resolve);
    sent.once("error", () => {
      resolve(undefined);
    });
  });

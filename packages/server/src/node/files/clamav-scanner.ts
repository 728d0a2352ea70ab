import { connect, type Socket } from "node:net";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import type { FileContent, ScanResult, VirusScanner } from "@rollcall/core";

/** Where `clamd` listens: a host and port, or the path of a local socket. */
export type ClamavScannerOptions = { readonly timeout?: number } & (
  | { readonly host: string; readonly port?: number }
  | { readonly path: string }
);

/**
 * Scans files with ClamAV: content is streamed to `clamd` (`INSTREAM`), which never stores it. `StreamMaxLength` of its
 * configuration must be at least the maximum size of an upload.
 * @param options `timeout`: milliseconds without a response. Default: 60,000
 */
export function createClamavScanner(options: ClamavScannerOptions): VirusScanner {
  const { timeout = 60_000, ...place } = options;
  return {
    async scan(content) {
      const socket = connect("path" in place ? place : { port: 3310, ...place });
      socket.setTimeout(timeout, () => socket.destroy(new Error(`no response within ${timeout} ms`)));
      try {
        return toResult(await exchange(socket, content));
      } catch (error) {
        return { status: "unavailable", reason: error instanceof Error ? error.message : String(error) };
      } finally {
        socket.destroy();
      }
    },
  };
}

/** Sends the content while listening: the scanner answers early if the content is too long. */
async function exchange(socket: Socket, content: FileContent): Promise<string> {
  const answer = text(socket);
  // A scanner that has answered may close the connection before everything is sent.
  const sent = pipeline(framesOf(content), socket, { end: false }).catch((error: unknown) => error);
  const received = await answer;
  const problem = await sent;
  if (received === "" && problem instanceof Error) throw problem;
  return received;
}

async function* framesOf(content: FileContent): AsyncGenerator<Uint8Array> {
  yield Buffer.from("zINSTREAM\0");
  for await (const chunk of content.stream()) {
    if (chunk.byteLength === 0) continue;
    yield lengthOf(chunk.byteLength);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** `stream: OK`, `stream: NAME FOUND` or an error, ended by NUL. */
function toResult(answer: string): ScanResult {
  const line = answer.replace(/\0[^]*$/, "").trim();
  if (line === "stream: OK") return { status: "clean" };
  const threat = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (threat !== undefined) return { status: "infected", threat };
  return { status: "unavailable", reason: line === "" ? "the scanner closed the connection" : line };
}

import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { AddressRefused, ResponseTooLarge } from "@rollcall/core";
import { sendRequest } from "./send-request.ts";
import { toOrigins } from "./to-origins.ts";

/** Options of requests to addresses that people supplied. */
export interface OutgoingFetchOptions {
  /**
   * Exempt origins, such as `http://localhost:4410`. They may lack TLS and be on this machine or its network. Default: none (P66).
   */
  readonly origins?: readonly string[];
  /** The maximum size of a response, in bytes. Default: 32,000,000. */
  readonly sizeLimit?: number;
  /** Resolves host names. Default: the system resolver. Its results are checked like all others. */
  readonly lookup?: LookupFunction;
}

/** Sends a request and resolves to its response, as `fetch` does. */
export type OutgoingFetch = (request: Request) => Promise<Response>;

/**
 * Creates a `fetch` for addresses that people supply, such as those of linked schedules. IP addresses are checked when the socket is
 * opened, redirects are returned but not followed, and responses are read completely, up to the limit (P66).
 *
 * Its promise is rejected with `AddressRefused` or `ResponseTooLarge`, and with a `TypeError` if the server can't be reached.
 * @throws {TypeError} an origin is invalid
 */
export function createOutgoingFetch(options: OutgoingFetchOptions = {}): OutgoingFetch {
  const { sizeLimit = 32_000_000, lookup } = options;
  const origins = toOrigins(options.origins);
  return async (request) => {
    const url = new URL(request.url);
    const exempt = origins.has(url.origin);
    if (!exempt && url.protocol !== "https:") throw new AddressRefused();
    const { method, signal } = request;
    if (method !== "GET" && method !== "POST") throw new TypeError("only GET and POST are supported");
    const body = method === "POST" ? new Uint8Array(await request.arrayBuffer()) : undefined;
    const headers = {
      "user-agent": "rollcall",
      ...Object.fromEntries(request.headers),
      // A compressed response could be a decompression bomb.
      "accept-encoding": "identity",
      ...(body && { "content-length": body.byteLength }),
    };
    try {
      return await sendRequest({ url, method, headers, ...(body && { body }), exempt, signal, lookup }, (response) =>
        toResponse(response, sizeLimit),
      );
    } catch (error) {
      if (error instanceof AddressRefused || error instanceof ResponseTooLarge || signal.aborted) throw error;
      // The error that `fetch` raises, so that clients retry it.
      throw new TypeError("fetch failed", { cause: error });
    }
  };
}

async function toResponse(message: IncomingMessage, sizeLimit: number): Promise<Response> {
  const { statusCode: status = 0, rawHeaders } = message;
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  if (!["", "identity"].includes(headers.get("content-encoding") ?? "")) throw new Error("unexpected content encoding");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > sizeLimit) throw new ResponseTooLarge();
    chunks.push(chunk);
  }
  // A response with such a status must not have a body.
  const isBodiless = [101, 204, 205, 304].includes(status);
  return new Response(isBodiless ? null : Buffer.concat(chunks), { status, headers });
}

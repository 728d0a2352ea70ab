import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { CalendarProblem } from "@rollcall/core";
import { RequestFilteringHttpsAgent } from "request-filtering-agent";
import { isLocalhost, isOwnNetwork } from "./is-own-network.ts";

/** Options of a request. */
export interface Asking {
  readonly url: URL;
  /** Whether the origin is exempt: any IP address is allowed, also without TLS. */
  readonly exempt: boolean;
  readonly etag: string | null;
  /** The maximum number of bytes to read. */
  readonly sizeLimit: number;
  readonly signal: AbortSignal;
  readonly lookup?: LookupFunction | undefined;
}

/** The result of a request. */
export type Fetched =
  | { readonly status: "read"; readonly text: string; readonly etag: string | null }
  | { readonly status: "unchanged" }
  | { readonly status: "failed"; readonly problem: CalendarProblem };

const failed = (problem: CalendarProblem): Fetched => ({ status: "failed", problem });

/**
 * Fetches an address once. IP addresses are checked when the socket is opened, so DNS responses that change have no effect
 * (P66). Redirects are not followed, connections are not kept, and only the calendar is read from the response.
 */
export function fetchCalendar(asking: Asking): Promise<Fetched> {
  const { url, exempt, etag, signal, lookup } = asking;
  // An IP address as host name is never resolved.
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (!exempt && (isLocalhost(literal) || isOwnNetwork(literal))) return Promise.resolve(failed("address-refused"));
  return new Promise((resolve) => {
    const options = {
      method: "GET",
      signal,
      agent: exempt ? false : new RequestFilteringHttpsAgent({ keepAlive: false }),
      headers: {
        accept: "text/calendar",
        "accept-encoding": "identity",
        "user-agent": "rollcall",
        ...(etag === null ? {} : { "if-none-match": etag }),
      },
      ...(exempt ? lookup && { lookup } : { lookup: filtered(lookup ?? systemLookup) }),
    };
    const request = exempt && url.protocol === "http:" ? requestHttp(url, options) : requestHttps(url, options);
    request.on("error", (error) => {
      resolve(failed(problemOf(error, signal)));
    });
    request.on("response", (response) => {
      void answerOf(response, asking).then((answer) => {
        resolve(answer);
        request.destroy();
      });
    });
    request.end();
  });
}

/** A lookup that fails if any of its results is in the ranges of `isOwnNetwork`. The agent checks them for all others. */
const filtered =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      // After an error there are no results.
      const addresses =
        error === null ? (typeof found === "string" ? [found] : found.map(({ address }) => address)) : [];
      const isAllowed = !addresses.some(isOwnNetwork);
      callback(isAllowed ? error : new Error(`the address of ${hostname} is not allowed`), found, family);
    });
  };

async function answerOf(response: IncomingMessage, { etag, sizeLimit, signal }: Asking): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304 && etag !== null) return { status: "unchanged" };
  if (statusCode >= 300 && statusCode < 400) return failed("address-refused");
  if ([401, 403, 404, 410].includes(statusCode)) return failed("not-found");
  if (statusCode !== 200) return failed("unreachable");
  // The request asks for plain text; a compressed response could be a decompression bomb.
  if (!["", "identity"].includes(headers["content-encoding"] ?? "")) return failed("not-a-calendar");
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > sizeLimit) return failed("too-large");
      chunks.push(chunk);
    }
  } catch (error) {
    return failed(problemOf(error, signal));
  }
  return { status: "read", text: toText(Buffer.concat(chunks)), etag: kept(headers.etag) };
}

/** Decodes UTF-16, which Outlook may write, by its byte order mark; everything else as UTF-8. */
function toText(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return new TextDecoder(mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8").decode(bytes);
}

/** The ETag is sent back unchanged if it is valid. */
const kept = (etag: string | undefined): string | null =>
  etag !== undefined && /^[\x21-\x7e]{1,200}$/.test(etag) ? etag : null;

function problemOf(error: unknown, signal: AbortSignal): CalendarProblem {
  if (signal.aborted) return "timed-out";
  // Refusals of the agent have no code; errors of the socket and of TLS do.
  const isRefusal = error instanceof Error && !("code" in error) && error.message.includes("is not allowed");
  return isRefusal ? "address-refused" : "unreachable";
}

import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { AddressRefused, type CalendarProblem } from "@rollcall/core";
import { sendRequest } from "../outgoing/send-request.ts";

/** Options of a request. */
export interface Asking {
  readonly url: URL;
  /** Whether the origin is exempt: any IP address is allowed, even without TLS. */
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

/** Fetches an address once. Redirects are not followed, and only the calendar is read from the response. */
export async function fetchCalendar(asking: Asking): Promise<Fetched> {
  const { url, exempt, etag, signal, lookup } = asking;
  const headers = {
    accept: "text/calendar",
    "accept-encoding": "identity",
    "user-agent": "rollcall",
    ...(etag === null ? {} : { "if-none-match": etag }),
  };
  try {
    const request = { url, method: "GET", headers, exempt, signal, lookup } as const;
    return await sendRequest(request, (response) => answerOf(response, asking));
  } catch (error) {
    return failed(problemOf(error, signal));
  }
}

async function answerOf(response: IncomingMessage, { etag, sizeLimit }: Asking): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304 && etag !== null) return { status: "unchanged" };
  if (statusCode >= 300 && statusCode < 400) return failed("address-refused");
  if ([401, 403, 404, 410].includes(statusCode)) return failed("not-found");
  if (statusCode !== 200) return failed("unreachable");
  // The request asks for plain text; a compressed response could be a decompression bomb.
  if (!["", "identity"].includes(headers["content-encoding"] ?? "")) return failed("not-a-calendar");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > sizeLimit) return failed("too-large");
    chunks.push(chunk);
  }
  return { status: "read", text: toText(Buffer.concat(chunks)), etag: kept(headers.etag) };
}

/** Decodes UTF-16, which Outlook may write, by its byte order mark; everything else as UTF-8. */
function toText(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return new TextDecoder(mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8").decode(bytes);
}

/** The ETag, which is sent back unchanged if it is valid. */
const kept = (etag: string | undefined): string | null =>
  etag !== undefined && /^[\x21-\x7e]{1,200}$/.test(etag) ? etag : null;

function problemOf(error: unknown, signal: AbortSignal): CalendarProblem {
  if (signal.aborted) return "timed-out";
  return error instanceof AddressRefused ? "address-refused" : "unreachable";
}

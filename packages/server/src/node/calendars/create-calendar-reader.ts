import type { LookupFunction } from "node:net";
import type { CalendarReader, CalendarReading } from "@rollcall/core";
import { toOrigins } from "../outgoing/to-origins.ts";
import { fetchCalendar } from "./fetch-calendar.ts";
import { readInWorker } from "./read-in-worker.ts";

/** Options of a calendar reader. */
export interface CalendarReaderOptions {
  /**
   * Exempt origins, such as `http://localhost:4410`. They may lack TLS and be on this machine or its network. Default: none (P66).
   */
  readonly origins?: readonly string[];
  /** The time limit for reading one calendar, in milliseconds. Default: 10,000. */
  readonly timeLimit?: number;
  /** The maximum size of a calendar, in bytes. Default: 5,000,000. */
  readonly sizeLimit?: number;
  /** Resolves host names. Default: the system resolver. Its results are checked like all others. */
  readonly lookup?: LookupFunction;
}

/** The maximum length of a calendar address, in characters. */
const maxAddress = 2000;

/**
 * Creates a reader of calendars by their iCalendar address, `https:` or the equivalent `webcal:` (Q52, P66). An address on this machine or
 * its network is refused when the socket is opened, regardless of its name. Redirects are not followed, time and size are limited, and only
 * busy times are returned.
 * @throws {TypeError} an origin is invalid
 */
export function createCalendarReader(options: CalendarReaderOptions = {}): CalendarReader {
  const { timeLimit = 10_000, sizeLimit = 5_000_000, lookup } = options;
  const origins = toOrigins(options.origins);
  return {
    async read(address, { from, until, etag, zone }): Promise<CalendarReading> {
      const url = toUrl(address);
      if (url === undefined) return { status: "failed", problem: "address-invalid" };
      const exempt = origins.has(url.origin);
      if (!exempt && url.protocol !== "https:") return { status: "failed", problem: "address-invalid" };
      const signal = AbortSignal.timeout(timeLimit);
      const fetched = await fetchCalendar({ url, exempt, etag, sizeLimit, signal, lookup });
      if (fetched.status !== "read") return fetched;
      const read = await readInWorker(fetched.text, { from, until, zone }, signal);
      if ("problem" in read) return { status: "failed", problem: read.problem };
      return { status: "read", busy: read.busy, etag: fetched.etag, partial: read.partial };
    },
  };
}

function toUrl(address: string): URL | undefined {
  if (address.length > maxAddress) return undefined;
  const url = URL.parse(address.trim().replace(/^webcals?:/i, "https:"));
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url : undefined;
}

import type { LookupFunction } from "node:net";
import type { CalendarReader, CalendarReading } from "@rollcall/core";
import { fetchCalendar } from "./fetch-calendar.ts";
import { readInWorker } from "./read-in-worker.ts";

/** How calendars are read. */
export interface CalendarReaderOptions {
  /**
   * Origins that the host vouches for, exactly as an address begins: `http://localhost:4410`. They may be without TLS and
   * on this machine or its network. None if left out (P66).
   */
  readonly origins?: readonly string[];
  /** Milliseconds that one reading may take in all; 10,000 if left out. */
  readonly timeLimit?: number;
  /** Bytes that one calendar may have; 5,000,000 if left out. */
  readonly sizeLimit?: number;
  /** Asks for the addresses of a name; the machine's own way if left out. Its answers are judged as any others. */
  readonly lookup?: LookupFunction;
}

/** Addresses of calendars are longer than those of pages, but not so long. */
const maxAddress = 2000;

/**
 * Reads calendars over the net by their iCalendar address, `https:` or `webcal:`, which is the same (Q52, P66). An address
 * within this machine or its network is refused when the socket is opened, whatever name it goes by; redirects are not
 * followed; time and size are limited; nothing that the other server says is passed on but when somebody is busy.
 * @throws {TypeError} an origin is none
 */
export function createCalendarReader(options: CalendarReaderOptions = {}): CalendarReader {
  const { timeLimit = 10_000, sizeLimit = 5_000_000, lookup } = options;
  const origins = new Set((options.origins ?? []).map(toOrigin));
  return {
    async read(address, { from, until, etag }): Promise<CalendarReading> {
      const url = toUrl(address);
      if (url === undefined) return { status: "failed", problem: "address-invalid" };
      const exempt = origins.has(url.origin);
      if (!exempt && url.protocol !== "https:") return { status: "failed", problem: "address-invalid" };
      const signal = AbortSignal.timeout(timeLimit);
      const fetched = await fetchCalendar({ url, exempt, etag, sizeLimit, signal, lookup });
      if (fetched.status !== "read") return fetched;
      const read = await readInWorker(fetched.text, { from, until }, signal);
      if ("problem" in read) return { status: "failed", problem: read.problem };
      return { status: "read", busy: read.busy, etag: fetched.etag };
    },
  };
}

function toUrl(address: string): URL | undefined {
  if (address.length > maxAddress) return undefined;
  const url = URL.parse(address.trim().replace(/^webcals?:/i, "https:"));
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url : undefined;
}

function toOrigin(origin: string): string {
  const url = URL.parse(origin);
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.origin !== origin) {
    throw new TypeError(`\`${origin}\` is no origin: write it as \`https://calendar.example.org\``);
  }
  return url.origin;
}

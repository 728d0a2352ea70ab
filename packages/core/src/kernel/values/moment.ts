import { Temporal } from "temporal-polyfill";
import { z } from "zod";

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?\[([A-Za-z][\w+-]*(?:\/[\w+-]+)*)\]$/;
const form = "a time with its zone, such as `2026-11-22T08:00[Europe/Zurich]`";

/**
 * An instant in a time zone as an RFC 9557 string such as `2026-11-22T08:00[Europe/Zurich]`, in whole seconds. Needs an
 * offset if the local time occurs twice: `2026-10-25T02:30+01:00[Europe/Zurich]`. Rejects a local time that is skipped or ambiguous, and an
 * offset that doesn't match the zone. The error contains the expected value.
 */
export const moment = z.string().transform((text, call): Temporal.ZonedDateTime => {
  const read = text.length > 100 ? form : readMoment(text);
  if (typeof read !== "string") return read;
  call.issues.push({ code: "custom", message: read, input: text });
  return z.NEVER;
});

/** A parsed moment, or what was expected instead. */
function readMoment(text: string): Temporal.ZonedDateTime | string {
  const [, zone] = zoned.exec(text) ?? [];
  if (zone === undefined) return form;
  try {
    return Temporal.ZonedDateTime.from(text, { disambiguation: "reject", offset: "reject" });
  } catch {
    return whyNot(text, zone);
  }
}

function whyNot(text: string, zone: string): string {
  try {
    const local = Temporal.PlainDateTime.from(text.replace(/Z?\[.*/, ""));
    const before = local.toZonedDateTime(zone, { disambiguation: "earlier" });
    const after = local.toZonedDateTime(zone, { disambiguation: "later" });
    if (before.equals(after)) return `the offset of \`${zone}\` at that time, \`${before.offset}\`, or no offset`;
    if (after.toPlainDateTime().equals(local)) {
      return `the offset \`${before.offset}\` or \`${after.offset}\`: that time occurs twice in \`${zone}\``;
    }
    return `an existing local time: the clocks of \`${zone}\` skip from \`${before.offset}\` to \`${after.offset}\` then`;
  } catch {
    return form;
  }
}

/** An instant, with or without a zone: `2026-11-22T07:00:00Z` or `2026-11-22T08:00[Europe/Zurich]`; milliseconds since the epoch. */
export const instant = z.string().transform((text, call): number => {
  const read = text.length > 100 ? form : text.endsWith("]") ? readMoment(text) : readInstant(text);
  if (typeof read !== "string") return read.epochMilliseconds;
  call.issues.push({ code: "custom", message: read, input: text });
  return z.NEVER;
});

function readInstant(text: string): Temporal.Instant | string {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return "an instant, such as `2026-11-22T07:00:00Z`";
  }
}

/**
 * The instant of a local time such as `2026-11-22T08:00`, in milliseconds since the epoch. If a time occurs twice, the first one
 * is meant; a skipped one moves forward as the clocks do. Undefined if there is no such time or zone.
 */
export function toInstant(local: string, timeZone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** The maximum number of cached moments. */
const maxRemembered = 20_000;
const remembered = new Map<string, string>();

/**
 * Formats an instant in a zone as an RFC 9557 string with offset: `2026-11-22T08:00:00+01:00[Europe/Zurich]`. Cached,
 * because computing an offset takes 20 µs and many callers read the same moments.
 */
export function toMoment(epochMilliseconds: number, timeZone: string): string {
  const key = `${epochMilliseconds} ${timeZone}`;
  let text = remembered.get(key);
  if (text === undefined) {
    text = new Temporal.ZonedDateTime(BigInt(epochMilliseconds) * 1_000_000n, timeZone).toString();
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, text);
  }
  return text;
}

/** Whether two names mean the same time zone, such as `Europe/Kiev` and `Europe/Kyiv`. */
export const isSameZone = (one: string, other: string): boolean =>
  one === other || new Temporal.ZonedDateTime(0n, one).equals(new Temporal.ZonedDateTime(0n, other));

/** A moment as stored in a row: the instant and its zone. */
export const inRow = ({ epochMilliseconds, timeZoneId }: Temporal.ZonedDateTime) => ({
  at: epochMilliseconds,
  timeZone: timeZoneId,
});

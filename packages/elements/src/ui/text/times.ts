import { type Instant, TimeFormat, zoneName } from "@rollcall/core/time-format";
import type { Words } from "../host/panel-host.ts";

export { instantOf } from "@rollcall/core/time-format";

const known = new Map<string, Times>();

let found: string | undefined;

/** The browser's time zone, by its IANA name. */
export function ownTimeZone(): string {
  if (found === undefined) {
    found = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    // One rendering asks for every time that it shows. The reader may travel until the next one.
    queueMicrotask(() => (found = undefined));
  }
  return found;
}

/** The formats of a language, in the browser's time zone unless another is given. */
export function timesIn({ lang }: { readonly lang: string }, timeZone = ownTimeZone()): Times {
  const key = `${lang} ${timeZone}`;
  let times = known.get(key);
  if (times === undefined) known.set(key, (times = new Times(lang, timeZone)));
  return times;
}

/** An instant relative to now: `just now`, `3 minutes ago`, after a day `Thursday 19 November at 09:00`. */
export const sinceText = (words: Pick<Words, "lang" | "text">, instant: Instant, now = Date.now()): string =>
  timesIn(words).since(instant, now, words.text("panel.just-now"));

/** Formats instants and durations for the user. All elements use it to show times. */
export class Times extends TimeFormat {
  /** The zone if its clocks ever differ from the reader's; otherwise `undefined`, because it needn't be named. */
  get otherZone(): string | undefined {
    const own = timesIn({ lang: "en" });
    const other = timesIn({ lang: "en" }, this.timeZone);
    const isSame = seasons().every((at) => own.text(at, "moment") === other.text(at, "moment"));
    return isSame ? undefined : zoneName(this.timeZone);
  }
}

/** Now, and an instant in winter and one in summer. */
function seasons(): readonly number[] {
  const now = Date.now();
  const year = new Date(now).getUTCFullYear();
  return [now, Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)];
}

/** A property of a calendar component, such as `DTSTART;TZID=Europe/Berlin:20260602T100000`. */
export interface Property {
  /** In upper case. */
  readonly name: string;
  /** Without quotes; names in upper case. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Properties whose values begin with a date, a duration or an offset. */
const timeProperties = /^(?:DTSTART|DTEND|DURATION|RDATE|EXDATE|RECURRENCE-ID|DTSTAMP|FREEBUSY)$/;
const timeValue = /^\s*["']?(?:\d{4}[-/]?\d\d[-/]?\d\d|[+-]?P(?:[\dT]|$)|$)/i;
/** Parameters are only searched this far, because a hostile line could be long. */
const maxHead = 600;

/** The lines of a calendar without folding, whatever line breaks they use, even `CR CR LF` in files converted twice. */
export function* contentLines(text: string): Generator<string> {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/(?:\r{0,3}\n|\r)[ \t]/g, "")
    .split(/\r{0,3}\n|\r/);
  let last: string | undefined;
  let continues = false;
  for (const line of lines) {
    // Some programs break lists without indenting the next line.
    if (last !== undefined && continues && /^\d/.test(line)) last += line;
    else {
      if (last !== undefined) yield last;
      last = line;
    }
    // Searching the joined line would copy it each time.
    continues = line.endsWith(",");
  }
  if (last !== undefined) yield last;
}

/** The name of a line's property in upper case; undefined if the line has none. */
export const nameOf = (line: string): string | undefined => /^\s*([\w-]+)\s*[;:]/.exec(line)?.[1]?.toUpperCase();

/**
 * Parses a line. Parameters may contain unquoted colons, as in `TZID=GMT+05:30:20260602T153000`. The value starts where something that
 * looks like a time starts.
 */
export function toProperty(line: string, name: string): Property {
  const start = line.search(/[;:]/);
  const split = valueStart(line, start, timeProperties.test(name));
  const params = new Map<string, string>();
  for (const [, param = "", value = ""] of line.slice(start, split).matchAll(/;\s*([\w-]+)\s*=\s*("[^"]*"?|[^;]*)/g)) {
    params.set(param.toUpperCase(), unescaped(value.replaceAll('"', "").trim()));
  }
  return { name, params, value: line.slice(split + 1).trim() };
}

function valueStart(line: string, start: number, isTime: boolean): number {
  const colons: number[] = [];
  const quoted: number[] = [];
  let isQuoted = false;
  for (let at = start; at < Math.min(line.length, maxHead); at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ":") (isQuoted ? quoted : colons).push(at);
  }
  // A quote that is never closed hides the colon.
  const all = colons.length === 0 || isQuoted ? [...colons, ...quoted].sort((one, other) => one - other) : colons;
  const fitting = isTime ? all.find((at) => timeValue.test(line.slice(at + 1, at + 20))) : undefined;
  return fitting ?? all[0] ?? line.length;
}

/** Text without the escapes of iCalendar. */
export const unescaped = (text: string): string => text.replace(/\\([\\,;:])/g, "$1");

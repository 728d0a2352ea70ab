import type { CalendarQuestion, CalendarReader, CalendarReading } from "../index.ts";

/** A calendar reader with scripted answers that records its calls. */
export interface ScriptedCalendars extends CalendarReader {
  /** The answer to every call; a function can answer by address. */
  answer:
    | CalendarReading
    | ((address: string, question: CalendarQuestion) => CalendarReading | Promise<CalendarReading>);
  readonly calls: { readonly address: string; readonly question: CalendarQuestion }[];
}

/** Creates a reader for which every calendar is empty until `answer` changes. */
export function scriptedCalendars(): ScriptedCalendars {
  const scripted: ScriptedCalendars = {
    answer: { status: "read", busy: [], etag: null },
    calls: [],
    async read(address, question) {
      scripted.calls.push({ address, question });
      return typeof scripted.answer === "function" ? scripted.answer(address, question) : scripted.answer;
    },
  };
  return scripted;
}

import type { CalendarQuestion, CalendarReader, CalendarReading } from "../index.ts";

/** A reader whose answers are said beforehand, and what it was asked. */
export interface ScriptedCalendars extends CalendarReader {
  /** What it answers from now on; with a function, by what is asked. */
  answer:
    CalendarReading | ((address: string, question: CalendarQuestion) => CalendarReading | Promise<CalendarReading>);
  readonly asked: { readonly address: string; readonly question: CalendarQuestion }[];
}

/** Every calendar is empty, until something else is said. */
export function scriptedCalendars(): ScriptedCalendars {
  const scripted: ScriptedCalendars = {
    answer: { status: "read", busy: [], etag: null },
    asked: [],
    async read(address, question) {
      scripted.asked.push({ address, question });
      return typeof scripted.answer === "function" ? scripted.answer(address, question) : scripted.answer;
    },
  };
  return scripted;
}

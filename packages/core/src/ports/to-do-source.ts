import type { Facts, Known, NoFacts } from "../kernel/operations/operation.ts";

/** What a worker may have to do, and the section of the portal where they do it. */
export const toDoSections = {
  /** An offer waits for an answer. */
  offer: "shifts",
  /** A shift changed after it was accepted: confirm it again or hand it back. */
  "changed-shift": "shifts",
  /** A report of a completed shift is missing. */
  report: "reports",
  /** A scheduler asked about a report. */
  "report-question": "reports",
  "certification-missing": "certifications",
  "certification-rejected": "certifications",
  "certification-expiring": "certifications",
  "certification-expired": "certifications",
} as const;

/** What a worker may have to do. */
export type ToDoKind = keyof typeof toDoSections;

/** Something a worker has to do. */
export interface ToDo {
  readonly kind: ToDoKind;
  /** The id of the shift or of the type of certification. */
  readonly id: string;
  /** The schedule of the shift. */
  readonly scheduleId?: string | undefined;
  /** The kind of the shift, or the name of the certification. */
  readonly name: string;
  /** The start of the shift, in milliseconds since the epoch. */
  readonly start?: number | undefined;
  readonly timeZone?: string | undefined;
  /** The last instant to do it, or when the certification expires, in milliseconds since the epoch. */
  readonly due?: number | null | undefined;
}

/** A source of to-dos (`portal.get`), declared by the domain they belong to. */
export interface ToDoSource {
  /** The rounds of reads. They read a bounded number of rows. */
  first(personId: string, now: number): Facts;
  second?(known: object, personId: string, now: number): Facts;
  third?(known: object, personId: string, now: number): Facts;
  /** What the person has to do, from what was read. */
  toDos(known: object, now: number): readonly ToDo[];
}

/** A source with the types of what it reads. */
interface TypedSource<F extends Facts, G extends Facts, H extends Facts> {
  first(personId: string, now: number): F;
  second?(known: Known<F>, personId: string, now: number): G;
  third?(known: Known<F> & Known<G>, personId: string, now: number): H;
  toDos(known: Known<F> & Known<G> & Known<H>, now: number): readonly ToDo[];
}

/** Declares a source of to-dos. */
export const toDoSource = <F extends Facts, G extends Facts = NoFacts, H extends Facts = NoFacts>(
  source: TypedSource<F, G, H>,
): ToDoSource => source;

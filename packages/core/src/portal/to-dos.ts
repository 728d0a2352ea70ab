import { z } from "zod";
import { type ViewSchema, id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { knownWith, prefixFacts } from "../kernel/operations/named-facts.ts";
import type { Facts } from "../kernel/operations/operation.ts";
import { type ToDo, type ToDoKind, toDoSections, type ToDoSource } from "../ports/to-do-source.ts";
import type { PortalSection } from "./sections.ts";

/** The maximum number that the dashboard gets. */
const maxToDos = 10;

const kinds = Object.keys(toDoSections) as [ToDoKind, ...ToDoKind[]];

const toDoFields = z.strictObject({
  kind: z.enum(kinds),
  /** The section where the worker does it. */
  section: z.enum(["shifts", "reports", "certifications"]),
  /** The id of the shift or of the type of certification. */
  id,
  /** The schedule of the shift; null for a certification. */
  scheduleId: id.nullable(),
  /** The kind of the shift, or the name of the certification. */
  name: z.string(),
  /** The start of the shift: ISO 8601, UTC. */
  start: z.string().nullable(),
  timeZone: z.string().nullable(),
  /** The last instant to do it, or when the certification expires: ISO 8601, UTC. */
  due: z.string().nullable(),
});

/** Something the worker has to do, in an output. */
export interface ToDoView extends z.output<typeof toDoFields> {}

/** Something the worker has to do, in an output. */
export const toDoView: ViewSchema<ToDoView> = toDoFields;

const prefixOf = (place: number): string => `to-do ${place} `;

type Round = (source: ToDoSource, known: object) => Facts | undefined;

/** A round of reads of all sources. */
const roundOf = (sources: readonly ToDoSource[], known: object, round: Round): Facts =>
  Object.assign(
    {},
    ...sources.map((source, place) =>
      prefixFacts(prefixOf(place), round(source, knownWith(known, prefixOf(place))) ?? {}),
    ),
  ) as Facts;

/** The three rounds of reads of what a person has to do. */
export const toDoFacts = {
  first: (sources: readonly ToDoSource[], personId: string, now: number): Facts =>
    roundOf(sources, {}, (source) => source.first(personId, now)),
  second: (sources: readonly ToDoSource[], known: object, personId: string, now: number): Facts =>
    roundOf(sources, known, (source, own) => source.second?.(own, personId, now)),
  third: (sources: readonly ToDoSource[], known: object, personId: string, now: number): Facts =>
    roundOf(sources, known, (source, own) => source.third?.(own, personId, now)),
};

/** What a person has to do: the first to do by their time, and how many there are by section. */
export interface ToDos {
  readonly toDos: readonly ToDoView[];
  readonly counts: Partial<Record<PortalSection, number>>;
}

/** What a person has to do, from what all sources read. What is due first comes first, and what is never due last. */
export function toDosIn(sources: readonly ToDoSource[], known: object, now: number): ToDos {
  const all = sources.flatMap((source, place) => source.toDos(knownWith(known, prefixOf(place)), now));
  const counts: Partial<Record<PortalSection, number>> = {};
  for (const { kind } of all) counts[toDoSections[kind]] = (counts[toDoSections[kind]] ?? 0) + 1;
  const dueOf = ({ due }: ToDo): number => due ?? Number.MAX_SAFE_INTEGER;
  const first = [...all].sort((one, other) => dueOf(one) - dueOf(other)).slice(0, maxToDos);
  return { toDos: first.map(toView), counts };
}

const toView = ({ kind, id, scheduleId, name, start, timeZone, due }: ToDo): ToDoView => ({
  ...{ kind, section: toDoSections[kind], id, name },
  scheduleId: scheduleId ?? null,
  start: toInstant(start),
  timeZone: timeZone ?? null,
  due: toInstant(due),
});

import { z } from "zod";
import type { ReportAnswers } from "../contract/report-form.ts";
import { id, note } from "../kernel/values/fields.ts";

import { toInstant } from "../kernel/values/instant.ts";
import { instant, toMoment } from "../kernel/values/moment.ts";
import { isStorable } from "../kernel/values/storable-text.ts";
import type { Report, ReportContent, ReportVersion } from "./collection.ts";

/** The maximum number of answers and of values of one answer, in a request. */
const maxAnswers = 60;
const maxValues = 50;

const answer = z.union([
  z.string().max(4000).refine(isStorable, "text of valid characters"),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(maxValues),
]);

/** What a person writes in a report. */
export const askedContent = {
  scheduleId: id,
  shiftId: id,
  /** By the id of the field. Photos are ids of documents. Answers to fields that aren't asked are dropped. */
  answers: z
    .record(z.string().max(40), answer)
    .refine((all) => Object.keys(all).length <= maxAnswers, `at most ${maxAnswers} answers`),
  /** A note for the next person on the schedule and position, who doesn't see who wrote it (Q60). */
  handOver: note.default(""),
  /** When the caller worked, if it differs from the plan; both or neither. */
  workedFrom: instant.nullable().default(null),
  workedUntil: instant.nullable().default(null),
  /** The revision of the report that the caller saw; 0 for one that isn't begun. */
  revision: z.int().min(0),
} as const;

/** The content of a report in an output. */
export const contentFields = {
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])),
  handOver: z.string(),
  /** When they worked, in the zone of the shift; null if it isn't recorded. */
  workedFrom: z.string().nullable(),
  workedUntil: z.string().nullable(),
} as const;

const contentView = z.strictObject(contentFields);

/** The content of a report. */
export type ReportContentView = z.output<typeof contentView>;

/** What was submitted each time. */
export const versionList = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        /** From 1. */
        version: z.int(),
        /** ISO 8601, UTC. */
        at: z.string(),
        ...contentFields,
      }),
    )
    .readonly(),
});

/** The content of a report that isn't begun. */
export const noContent: ReportContent = { answers: {}, handOver: "", workedFrom: null, workedUntil: null };

/** What was submitted last. */
export const submittedContent = ({ answers, handOver, workedFrom, workedUntil }: Report): ReportContent => ({
  ...{ answers, handOver, workedFrom, workedUntil },
});

/** Converts content. */
export const toContentView = (
  { answers, handOver, workedFrom, workedUntil }: ReportContent,
  timeZone: string,
): ReportContentView => ({
  answers: withoutUndefined(answers),
  handOver,
  workedFrom: workedFrom === null ? null : toMoment(workedFrom, timeZone),
  workedUntil: workedUntil === null ? null : toMoment(workedUntil, timeZone),
});

/** Converts versions. */
export const toVersionList = (versions: readonly ReportVersion[], timeZone: string): z.output<typeof versionList> => ({
  versions: versions.map(({ version, at, content }) => ({
    ...{ version, at: toInstant(at) ?? "" },
    ...toContentView(content, timeZone),
  })),
});

const withoutUndefined = (answers: ReportAnswers): ReportContentView["answers"] =>
  Object.fromEntries(Object.entries(answers).flatMap(([id, one]) => (one === undefined ? [] : [[id, one] as const])));

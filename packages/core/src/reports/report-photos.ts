import type { ReportAnswers, ReportField } from "../contract/report-form.ts";
import { attachDocument, detachDocument } from "../documents/attach-documents.ts";
import { type Document, documentsByIds } from "../documents/collection.ts";
import { type DocumentView, toDocumentView } from "../documents/view.ts";
import type { Change } from "../kernel/store/change.ts";
import type { Report } from "./collection.ts";

/** The ids of the photos among answers, each once. */
export const photosIn = (fields: readonly ReportField[] = [], answers: ReportAnswers = {}): readonly string[] => [
  ...new Set(
    fields.flatMap(({ id, type }) => {
      const answer = type === "photo" && Object.hasOwn(answers, id) ? answers[id] : undefined;
      return typeof answer === "object" ? answer : [];
    }),
  ),
];

/** The photos of a report as it is: of the draft, and of what was submitted last. */
export const photosOf = (fields: readonly ReportField[] | undefined, report: Report | undefined) => ({
  drafted: photosIn(fields, report?.draft?.answers),
  submitted: photosIn(fields, report?.answers),
});

/** The round that reads the photos of a report, and those that are sent for it. */
export const photoFacts = (
  fields: readonly ReportField[] | undefined,
  report: Report | undefined,
  sent?: ReportAnswers,
) => {
  const { drafted, submitted } = photosOf(fields, report);
  return { documents: documentsByIds([...new Set([...drafted, ...submitted, ...photosIn(fields, sent)])]) };
};

/** The photos among answers, in an output. */
export const attachmentsIn = (
  fields: readonly ReportField[],
  answers: ReportAnswers,
  documents: readonly Document[],
): readonly DocumentView[] => {
  const byId = new Map(documents.filter(({ state }) => state !== "removed").map((row) => [row.id, row]));
  return photosIn(fields, answers).flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toDocumentView(row)];
  });
};

interface Photos {
  readonly fields: readonly ReportField[];
  readonly report: Report | undefined;
  readonly documents: readonly Document[];
  /** The photos that any version contains. */
  readonly submittedPhotos: readonly string[];
  /** The new answers. */
  readonly answers: ReportAnswers;
  readonly scheduleId: string;
  readonly isSubmitted: boolean;
}

/**
 * Attaches the photos of new answers. Only the worker can open a draft's photos; the schedule's planners can open submitted ones. Detaches
 * photos that the draft no longer contains. Photos that were once submitted stay, because earlier versions show them.
 */
export function photoWrites({
  fields,
  report,
  documents,
  submittedPhotos,
  answers,
  scheduleId,
  isSubmitted,
}: Photos): readonly Change[] {
  const { drafted } = photosOf(fields, report);
  const kept = new Set(photosIn(fields, answers));
  const seen = new Set(submittedPhotos);
  const before = new Set(drafted);
  return documents.flatMap((row) => {
    if (seen.has(row.id)) return [];
    if (!kept.has(row.id)) return before.has(row.id) ? [detachDocument(row)] : [];
    if (isSubmitted) return [attachDocument(row, { kind: "schedule", scheduleId })];
    return before.has(row.id) ? [] : [attachDocument(row, { kind: "owner" })];
  });
}

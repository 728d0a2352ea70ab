import type { AttachContext } from "../documents/attach-documents.ts";
import type { Document } from "../documents/collection.ts";
import type { Actor } from "../identity/actor.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import type { ReportSettings } from "../ports/report-settings.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { type Assignment, assignmentByKey } from "../shifts/assignments.ts";
import { type Shift, shiftByKey } from "../shifts/collection.ts";
import { isCounted } from "../shifts/list-hours.ts";
import {
  formByKey,
  formVersionByKey,
  maxVersions,
  type Report,
  reportByKey,
  type ReportContent,
  type ReportForm,
  type ReportFormVersion,
  type ReportVersion,
  versionsOf,
} from "./collection.ts";
import { photoFacts, photosIn, photosOf } from "./report-photos.ts";

/** What someone does with their own report. */
export type OwnReportAction = "read" | "save" | "submit" | "amend";

/** What an operation on one's own report names. The person is always the caller (P42). */
interface ReportKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** The input with the settings of the host. */
export interface AskedReport extends ReportKey, Partial<ReportContent> {
  readonly revision?: number | undefined;
  readonly settings: ReportSettings;
}

/** The context of decisions about one's own report. */
export interface OwnReportContext extends MemberContext, AttachContext {
  readonly action: OwnReportAction;
  readonly person: Person;
  readonly shift: Shift;
  /** Whether the caller was on the shift and confirmed it. */
  readonly hasWorked: boolean;
  readonly report: Report | undefined;
  /** Whether the kind of shift has a form that counts for the shift. */
  readonly isAsked: boolean;
  /** The version of the form that the report is written with. */
  readonly version: ReportFormVersion;
  /** The photos that any submitted version contains. They stay attached to the report. */
  readonly submittedPhotos: readonly string[];
  readonly settings: ReportSettings;
  /** What the caller saw and writes. */
  readonly seen: number | undefined;
  readonly content: Partial<ReportContent>;
}

/** Adds the settings of the host to the input. */
export const withReportSettings = <I extends object>(asked: I, _actor: Actor, { reports }: Environment) => ({
  ...asked,
  settings: reports,
});

const ownReportFacts = ({ scheduleId, shiftId }: ReportKey, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  person: personById(actor.personId),
  shift: shiftByKey(scheduleId, shiftId),
  assignment: assignmentByKey(scheduleId, shiftId, actor.personId),
  report: reportByKey(scheduleId, shiftId, actor.personId),
});

type First = ReturnType<typeof ownReportFacts>;
type KnownFirst = { readonly [K in keyof First]: ResultOf<First[K]> };

const ownFormFacts = ({ shift }: KnownFirst, _asked: ReportKey, { organizationId }: Actor) => ({
  form: formByKey(organizationId, shift?.kind ?? ""),
});

const ownVersionFacts = (
  { shift, report, form }: KnownFirst & { readonly form: ReportForm | undefined },
  _asked: ReportKey,
  { organizationId }: Actor,
) => ({
  // A report that is begun keeps its form, even if its shift now has another kind.
  version: formVersionByKey(
    organizationId,
    report?.kind ?? shift?.kind ?? "",
    report?.formVersion ?? form?.version ?? 0,
  ),
});

const ownPhotoFacts = (
  { version, report }: KnownFirst & { readonly version: ReportFormVersion | undefined },
  { scheduleId, shiftId, answers }: ReportKey & Pick<AskedReport, "answers">,
  { personId }: Actor,
) => ({
  ...photoFacts(version?.fields, report, answers),
  submissions: versionsOf({ equal: [scheduleId, shiftId, personId], limit: maxVersions, reverse: true }),
});

/** The load rounds of operations on one's own report. */
export const ownReportRounds = [ownReportFacts, ownFormFacts, ownVersionFacts, ownPhotoFacts] as const;

/** What these rounds found. */
export type KnownOwnReport = KnownFirst & {
  readonly form: ReportForm | undefined;
  readonly version: ReportFormVersion | undefined;
  readonly documents: readonly Document[];
  readonly submissions: readonly ReportVersion[];
};

/** Creates the context from these rounds. */
export const toOwnReportContext =
  (action: OwnReportAction) =>
  (known: KnownOwnReport, asked: AskedReport, actor: Actor, now: number): OwnReportContext | undefined => {
    const context = toMemberContext(known, actor, now);
    const { person, shift, version, report, form, assignment } = known;
    if (context === undefined || person === undefined || shift === undefined || version === undefined) return undefined;
    const { settings, revision: seen, answers, handOver, workedFrom, workedUntil } = asked;
    const { drafted, submitted } = photosOf(version.fields, report);
    const earlier = known.submissions.flatMap(({ content }) => photosIn(version.fields, content.answers));
    const submittedPhotos = [...new Set([...submitted, ...earlier])];
    const hasWorked = context.mine !== undefined && assignment !== undefined && isCounted(assignment);
    return {
      ...{ ...context, action, person, shift, report, version, settings, seen, hasWorked },
      isAsked: isAskedFor(form, shift),
      ...{
        personId: person.id,
        documents: known.documents,
        submittedPhotos,
        attachedIds: [...drafted, ...submittedPhotos],
      },
      documentIds: photosIn(version.fields, answers),
      content: {
        ...(answers !== undefined && { answers }),
        ...(handOver !== undefined && { handOver }),
        ...(workedFrom !== undefined && { workedFrom }),
        ...(workedUntil !== undefined && { workedUntil }),
      },
    };
  };

/** How long after a shift its report can be begun: 60 days. */
export const dueTime = 60 * 24 * 3_600_000;

/** Whether a form counts for a shift: it is in use, and was when the shift ended. */
export const isAskedFor = (
  form: Pick<ReportForm, "archived" | "since"> | undefined,
  { end }: Pick<Assignment, "end">,
): boolean => form !== undefined && !form.archived && form.since < end;

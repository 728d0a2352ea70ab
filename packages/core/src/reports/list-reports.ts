import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { cursor, displayName, id } from "../kernel/values/fields.ts";
import { instant } from "../kernel/values/moment.ts";
import type { Value } from "../kernel/store/query.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { namesOf } from "../shifts/assignees.ts";
import {
  formVersionsByKey,
  ownReports,
  type Report,
  reportsOfOrganization,
  reportsOfSchedule,
  reportStates,
} from "./collection.ts";
import { readsReports } from "./planner-context.ts";
import { contentFields, submittedContent, toContentView } from "./report-content.ts";
import { cursorOf, type ReportList, toReportPage, toReportWindow, versionKeysOf, versionsIn } from "./report-order.ts";
import { reportShape, toReportView } from "./report-view.ts";

/** The maximum number of rows on a page, and of reports that are read for a page with a filter by answer. */
const maxRows = 100;
const maxRead = 500;

const input = z.strictObject({
  /** Default: all schedules of the organization, for its schedulers and admins. */
  scheduleId: id.optional(),
  kind: displayName.optional(),
  personId: id.optional(),
  state: z.enum(reportStates).exclude(["draft"]).optional(),
  /** Whether a planner marked them as seen. */
  seen: z.boolean().optional(),
  /** Shifts that end at or after this instant. */
  from: instant.optional(),
  /** Shifts that end before this instant. */
  until: instant.optional(),
  /** Only reports with this answer. A choice of several is among the answers. Pages may have fewer rows than requested. */
  answer: z
    .strictObject({ field: z.string().max(40), equals: z.union([z.string(), z.number(), z.boolean()]) })
    .optional(),
  limit: z.int().min(1).max(maxRows).default(50),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

/** The reports of one person are few, and read by person. */
const listOf = ({ scheduleId, personId }: Input): ReportList =>
  personId !== undefined ? "own" : scheduleId === undefined ? "organization" : "schedule";

/**
 * Lists submitted reports with their answers, by the end of the shift, latest first: a schedule's for people who plan it, or the
 * organization's for its schedulers and admins.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listReports = operation({
  name: "reports.list",
  summary: "Lists the submitted reports of a schedule or of the organization.",
  input,
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          ...reportShape,
          ...contentFields,
          personId: id,
          /** Their name, or their address if they have no name; empty if erased. */
          personName: z.string(),
        }),
      )
      .readonly(),
    next: cursor.nullable(),
    /** Sequence number of the schedule's topic, to follow from here on; null for all schedules. */
    number: z.int().nullable(),
  }),
  load: [
    (asked, actor) => ({
      ...scheduleFacts(asked.scheduleId ?? "", actor),
      found: readOf(asked, actor.organizationId),
    }),
    ({ found }) => ({
      versions: formVersionsByKey(versionKeysOf(found)),
      schedules: schedulesById([...new Set(found.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
      people: namesOf([...new Set(found.map(({ personId }) => personId))].map((one) => [one])),
    }),
  ],
  context: (known, { scheduleId }, actor, now) => {
    if (scheduleId === undefined) return { actor, member: undefined };
    const member = toMemberContext(known, actor, now);
    return member && { actor, member };
  },
  rules: [readsReports],
  apply: ({ known, context: { member } }, asked) => {
    const schedules = new Map(known.schedules.filter(isThere).map((one) => [one.id, one]));
    const people = new Map(known.people.map(({ id: personId, name, email }) => [personId, name === "" ? email : name]));
    const versionOf = versionsIn(known.versions);
    const { rows, next } = pageOf(known.found, asked);
    const shown = rows.flatMap((report) => {
      const schedule = schedules.get(report.scheduleId);
      if (schedule === undefined) return [];
      const about = { scheduleName: schedule.name, title: versionOf(report)?.title ?? "" };
      const content = toContentView(submittedContent(report), report.timeZone);
      const person = { personId: report.personId, personName: people.get(report.personId) ?? "" };
      return [{ ...toReportView(report, about), ...content, ...person }];
    });
    return { output: { rows: shown, next, number: member?.schedule.number ?? null } };
  },
});

/** Reads from the latest report on, by the index for the most specific filter. With a filter by answer, more than a page. */
function readOf(asked: Input, organizationId: string) {
  const { scheduleId, kind, personId, state, seen, until, after } = asked;
  const window = {
    ...toReportWindow(listOf(asked), { limit: readLimitOf(asked), after }),
    ...(after === undefined && until !== undefined && { from: until - 1 }),
  };
  const within = scheduleId === undefined ? { organizationId } : { scheduleId };
  const read = (
    query: typeof ownReports,
    equal: readonly Value[],
    filters: Readonly<Record<string, Value | undefined>>,
  ) => query({ ...window, equal, filter: definedIn(filters) });
  if (personId !== undefined) return read(ownReports, [personId, true], { ...within, kind, state, seen });
  const by = scheduleId === undefined ? reportsOfOrganization : reportsOfSchedule;
  const of = scheduleId ?? organizationId;
  if (kind !== undefined) return read(by.kind, [of, true, kind], { state, seen });
  if (state !== undefined) return read(by.state, [of, true, state], { seen });
  return read(by.all, [of, true], { seen });
}

const definedIn = (filters: Readonly<Record<string, Value | undefined>>) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Readonly<
    Record<string, Value>
  >;

const readLimitOf = ({ answer, limit }: Input): number => (answer === undefined ? limit : maxRead);

/** The rows of the page. It ends before the period, or after the last report that was read. */
function pageOf(found: readonly Report[], asked: Input) {
  const { from = -Infinity, until = Infinity, limit, after } = asked;
  const list = listOf(asked);
  const read = toReportPage(list, found, { limit: readLimitOf(asked), after });
  const those = read.rows.filter((row) => row.end >= from && row.end < until && fits(row, asked));
  const rows = those.slice(0, limit);
  const [lastRead, last] = [read.rows.at(-1), rows.at(-1)];
  if (those.length > rows.length && last !== undefined) return { rows, next: JSON.stringify(cursorOf(list, last)) };
  return { rows, next: lastRead !== undefined && lastRead.end < from ? null : read.next };
}

function fits({ answers }: Report, { answer }: Input): boolean {
  if (answer === undefined) return true;
  const given = Object.hasOwn(answers, answer.field) ? answers[answer.field] : undefined;
  return typeof given === "object" ? given.includes(String(answer.equals)) : given === answer.equals;
}

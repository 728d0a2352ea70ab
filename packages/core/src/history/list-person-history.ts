import { z } from "zod";
import { schedulersManageAccess } from "../access/rules.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { journal, type JournalRow } from "../kernel/journal/journal.ts";
import { invalidCursor, toPage, toWindow } from "../kernel/store/page.ts";
import { type PersonalValue, personalValues } from "../kernel/subjects/personal-values.ts";
import { getMany } from "../kernel/store/query.ts";
import { decide } from "../kernel/operations/rule.ts";
import { peopleById, personById } from "../people/collection.ts";
import { strangersStayHidden } from "../people/rules.ts";
import { toChangesView, toEntry } from "../profiles/changes.ts";
import { profilePrefix } from "../profiles/collection.ts";
import { namesOf } from "../profiles/facts.ts";
import { type Schedule, schedulesById } from "../schedules/collection.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { entriesAbout, type JournalSubject } from "./journal-subjects.ts";
import { type HistoryEntry, peopleNamed, personHistoryEntry, toHistoryEntry } from "./view.ts";

const input = z.strictObject({
  personId: id,
  limit: z.int().min(1).max(maxOnPage).default(50),
  /** The `next` of the previous page. */
  after: cursor.optional(),
});

type Asked = z.output<typeof input>;

const journalRows = getMany(journal);
const valuesByKey = getMany(personalValues);

/** The maximum number of values an entry stores besides the changed fields: name, address and id of the host's user. */
const maxIdentifying = 3;

const keyOf = ({ at, topic, number }: JournalSubject): readonly string[] => [String(at), topic, String(number)];

/**
 * Reads a page of the index, newest first.
 * @throws {RollcallError} `request.invalid` the cursor belongs to another list
 */
function subjectsOf(asked: Asked) {
  const { limit, reverse, after: position } = toWindow({ limit: asked.limit, after: asked.after }, 3, true);
  const [at, topic = "", number] = position ?? [];
  const after = position === undefined ? undefined : [Number(at), topic, Number(number)];
  if (after?.some((value) => typeof value === "number" && !Number.isSafeInteger(value)) === true) {
    throw invalidCursor("after");
  }
  return entriesAbout({ equal: [asked.personId], limit, reverse, after });
}

interface FoundEntries {
  readonly subjects: readonly JournalSubject[];
  readonly rows: readonly JournalRow[];
  readonly schedules: readonly Schedule[];
}

type Caller = Pick<CallContext, "actor" | "now">;

/** The rows of the page that the caller may see: of the person's own topic, and of schedules. */
function visibleRows(
  { rows, schedules }: FoundEntries,
  { personId }: Asked,
  { actor, now }: Caller,
): readonly JournalRow[] {
  const isVisible = (schedule: Schedule): boolean => {
    const context = toMemberContext({ schedule, mine: undefined }, actor, now);
    return (
      context !== undefined && decide([outsidersSeeNothing, everyoneOnAScheduleSeesIt], context, undefined).allowed
    );
  };
  const topics = new Set([personId, ...schedules.filter(isVisible).map((schedule) => schedule.id)]);
  return rows.filter(({ topic }) => topics.has(topic));
}

/** The keys of the personal values that the entries of the person's own topic may have. */
const valueKeys = (rows: readonly JournalRow[], { personId }: Asked) =>
  rows
    .filter(({ topic }) => topic === personId)
    .flatMap(({ number, events }) => {
      const fields = events.flatMap((event) => ("fields" in event ? event.fields : []));
      const count = fields.length === 0 ? 0 : fields.length + maxIdentifying;
      return Array.from({ length: count }, (_, place) => [personId, number, place]);
    });

/**
 * Lists what happened to a person, newest first: their account and access, their profile, and what concerned them on the
 * schedules the caller can see (X8, P44). For schedulers and organization admins. A page may be short and still have a next one.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listPersonHistory = operation({
  name: "people.listHistory",
  summary: "Lists what happened to a person, newest first.",
  input,
  output: z.strictObject({
    entries: z.array(personHistoryEntry),
    next: cursor.nullable(),
  }),
  load: [
    (asked) => ({ person: personById(asked.personId), subjects: subjectsOf(asked) }),
    ({ subjects }, { personId, limit }) => {
      const page = subjects.slice(0, limit);
      const topics = new Set(page.map(({ topic }) => topic).filter((topic) => topic !== personId));
      return {
        rows: journalRows(page.map(({ topic, number }) => [topic, number])),
        schedules: schedulesById([...topics].map((topic) => [topic])),
      };
    },
    (known, asked, actor, now) => {
      const rows = visibleRows(known, asked, { actor, now });
      return {
        people: peopleById(peopleNamed(rows, asked.personId).map((one) => [one])),
        values: valuesByKey(valueKeys(rows, asked)),
      };
    },
  ],
  context: ({ person }, _input, actor, now) => person && { actor, person, now },
  rules: [strangersStayHidden, schedulersManageAccess],
  apply: ({ known }, asked, call) => {
    const { next } = toPage(known.subjects, { limit: asked.limit, after: asked.after }, keyOf);
    const people = new Map(known.people.map((person) => [person.id, person]));
    const names = namesOf(known.people);
    const entries = visibleRows(known, asked, call).map((row) => {
      const isOwn = row.topic === asked.personId;
      const values = isOwn ? known.values.filter(({ number }) => number === row.number) : [];
      const schedule = known.schedules.find((one) => one.id === row.topic);
      return {
        ...withIdentity(toHistoryEntry(row, asked.personId, people), values),
        schedule: schedule === undefined ? null : { id: schedule.id, name: schedule.name },
        profile: toChangesView(
          values.flatMap((value) => toEntry(value) ?? []),
          [row],
          names,
        ),
      };
    });
    return { output: { entries, next } };
  },
});

/** Adds the changed address or name to the line that reports it, unless it was erased. */
function withIdentity(entry: HistoryEntry, values: readonly PersonalValue[]): HistoryEntry {
  const changes = values.flatMap(({ field, value }) =>
    value === null || field.startsWith(profilePrefix) || field === "hostUserId" ? [] : [{ field, ...value }],
  );
  const lines = entry.lines.map((line) =>
    line.type === "person-changed" ? { ...line, changes: [...line.changes, ...changes] } : line,
  );
  return { ...entry, lines };
}

import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list, type ListArguments, type Read, type Value } from "../kernel/store/query.ts";
import { fold, searchWords } from "../kernel/values/search-words.ts";
import { viewRules } from "../schedules/rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { type Member, members } from "../schedules/members.ts";
import { decisionsOf, refusals } from "./decisions.ts";
import { invitationStates } from "../schedules/invitation-states.ts";
import { memberView, role, toMemberView, viewColumns } from "./view.ts";

/** The columns of a member that a page reads. */
const pageColumns = [...viewColumns, "canAct", "assignableBefore", "sentAgainAt", "nameKey"] as const;

const byName = list(members, "name", 1, pageColumns);
const byRole = list(members, "role", 1, pageColumns);
const ofRole = list(members, "role", 2, pageColumns);
const ofAssignable = list(members, "assignable", 2, pageColumns);
const ofInvitation = list(members, "invitation", 2, pageColumns);

type PageRow = Pick<Member, (typeof pageColumns)[number]>;

const input = z.strictObject({
  scheduleId: id,
  /** Words of a name or address; each must be a prefix of a word there. Matches are sorted by name. */
  search: z.string().max(200).optional(),
  role: role.optional(),
  assignable: z.boolean().optional(),
  invitation: z.enum(invitationStates).optional(),
  sort: z.enum(["name", "role"]).default("name"),
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
  /** Begins at the first name equal to or after this one, in a list sorted by name. */
  from: z.string().max(120).optional(),
  /** Skips this many rows, for jumps with the scroll bar. */
  skip: z.int().min(0).max(10_000_000).optional(),
});

type Input = z.output<typeof input>;

/** One row of the list: the member and the index of its legend entry. */
export const memberRow = memberView.extend({ refused: z.int().nonnegative() });

/**
 * Lists one page of members with the decisions for each row (B5, B37–B43, X1).
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listMembers = operation({
  name: "members.list",
  summary: "Lists one page of a schedule's members, with the actions the caller can take on each.",
  input,
  output: z.strictObject({
    schedule: scheduleView,
    rows: z.array(memberRow),
    /** Refused actions; `row.refused` is an index into it. */
    legend: z.array(refusals),
    /** The number of rows in the whole list; null if a search or filter makes it unknown. */
    total: z.int().nonnegative().nullable(),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [(input, actor) => ({ ...wholeScheduleFacts(input.scheduleId, actor), found: pageOf(input) })],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: viewRules,
  apply: ({ known, context }, input) => {
    const decisions = decisionsOf(context);
    const page = toPage(known.found, input, (row) => orderOf(row, input));
    const rows = page.rows.map((row) => ({ ...toMemberView(row), refused: decisions.of(row) }));
    return {
      output: {
        schedule: toScheduleView(context),
        rows,
        legend: decisions.legend,
        total: findsNobody(input) ? 0 : isWhole(input) ? context.schedule.members : null,
        next: page.next,
        previous: page.previous,
      },
    };
  },
});

const words = (input: Input): readonly string[] => (input.search === undefined ? [] : searchWords(input.search));

/** Punctuation alone contains no word, and a search without words would list everyone. */
const findsNobody = (input: Input): boolean => (input.search ?? "").trim() !== "" && words(input).length === 0;

/** A search and a list of one role are always sorted by name. */
const sortsByRole = (input: Input): boolean =>
  input.sort === "role" && input.role === undefined && words(input).length === 0;

const isWhole = (input: Input): boolean =>
  words(input).length === 0 &&
  input.role === undefined &&
  input.assignable === undefined &&
  input.invitation === undefined;

/** The index for this page, and the equality filters it doesn't cover. */
function pageOf(input: Input): Read<readonly PageRow[]> {
  const { scheduleId, role, assignable, invitation } = input;
  const asked = words(input);
  const byRoles = sortsByRole(input);
  const filter: Record<string, Value> = {};
  if (role !== undefined) filter["role"] = role;
  if (assignable !== undefined) filter["assignable"] = assignable;
  if (invitation !== undefined) filter["invitation"] = invitation;
  const window = toWindow(input, byRoles ? 3 : 2, input.descending);
  if (input.from !== undefined && byRoles) throw fromNeedsNames();
  const args: ListArguments = {
    ...window,
    limit: findsNobody(input) ? 0 : window.limit,
    equal: [scheduleId],
    from: input.from === undefined ? undefined : fold(input.from),
    skip: input.skip,
    words: asked,
    filter,
  };
  if (asked.length > 0) return byName(args);
  if (byRoles) return byRole(args);
  const { role: _role, ...withoutRole } = filter;
  if (role !== undefined) return ofRole({ ...args, equal: [scheduleId, role], filter: withoutRole });
  const { invitation: _invitation, ...withoutInvitation } = filter;
  if (invitation !== undefined) {
    return ofInvitation({ ...args, equal: [scheduleId, invitation], filter: withoutInvitation });
  }
  if (assignable !== undefined) return ofAssignable({ ...args, equal: [scheduleId, assignable], filter: {} });
  return byName(args);
}

const fromNeedsNames = (): RollcallError =>
  new RollcallError("request.invalid", { issues: [{ field: "sort", expected: "`name`" }] });

const orderOf = (row: PageRow, input: Input): readonly string[] =>
  sortsByRole(input) ? [row.role, row.nameKey, row.personId] : [row.nameKey, row.personId];

import { z } from "zod";
import { affiliations } from "../identity/actor.ts";
import { cursor, maxOnPage } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list, type ListArguments, type Read } from "../kernel/query.ts";
import { fold, searchWords } from "../kernel/search-words.ts";
import { people, type Person, personStatuses } from "./collection.ts";
import { peopleSummaryOf } from "./people-topic.ts";
import { schedulersSeeEverybody } from "./rules.ts";
import { accountStates, personView, toPersonView } from "./view.ts";

const byName = list(people, "name", 1);
const ofAffiliation = list(people, "affiliation", 2);
const ofState = list(people, "state", 2);
const ofStatus = list(people, "status", 2);
const ofBoth = list(people, "both", 3);

/** No name begins before this one; the erased, who have none, stand before it. */
const firstName = "\u0001";

const input = z.strictObject({
  /** Words of a name or an address; every word asked is a prefix of a word there. */
  search: z.string().max(200).optional(),
  affiliation: z.enum(affiliations).optional(),
  /** Everybody but the erased, if left out. */
  state: z.enum(accountStates).optional(),
  /** Where they stand, in one word (A40). */
  status: z.enum(personStatuses).optional(),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
  /** Begins at the first name at or behind this one. */
  from: z.string().max(120).optional(),
  /** Passes over so many rows: for a jump by scroll bar. */
  skip: z.int().min(0).max(10_000_000).optional(),
});

type Input = z.output<typeof input>;

/**
 * One page of the people of the organization in the order of their names, for schedulers and organization admins (Q49).
 * @throws {RollcallError} `request.forbidden`, `request.invalid`
 */
export const listPeople = operation({
  name: "people.list",
  summary: "One page of the people of the organization.",
  input,
  output: z.strictObject({
    rows: z.array(personView),
    next: cursor.nullable(),
    previous: cursor.nullable(),
    /** The running number of the topic that tells of these people, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (input, { organizationId }) => ({
      found: pageOf(input, organizationId),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: (_known, _input, actor) => ({ actor }),
  rules: [schedulersSeeEverybody],
  apply: ({ known }, input) => {
    // Backwards, a page may run into the erased, who stand before everybody.
    const found = wantsErased(input) ? known.found : known.found.filter(({ state }) => state !== "erased");
    const { rows, next, previous } = toPage<Person>(found, input, ({ nameKey, id }) => [nameKey, id]);
    return { output: { rows: rows.map(toPersonView), next, previous, number: known.summary?.number ?? 0 } };
  },
});

/** The index that leads to this page, and the equalities that it does not answer. */
function pageOf(input: Input, organizationId: string): Read<readonly Person[]> {
  const { search = "", affiliation, state, status } = input;
  const words = searchWords(search);
  const window = toWindow(input, 2);
  // Signs alone are no word of anybody; without a word, the list would be everybody's.
  const findsNobody = search.trim() !== "" && words.length === 0;
  const args: ListArguments = {
    ...window,
    limit: findsNobody ? 0 : window.limit,
    equal: [organizationId],
    from: firstOf(input),
    skip: input.skip,
    words,
    filter: {
      ...(affiliation !== undefined && { affiliation }),
      ...(state !== undefined && { state }),
      ...(status !== undefined && { status }),
    },
  };
  if (words.length > 0) return byName(args);
  if (status !== undefined && affiliation !== undefined) {
    return ofBoth({ ...args, equal: [organizationId, affiliation, status] });
  }
  if (status !== undefined) return ofStatus({ ...args, equal: [organizationId, status] });
  if (state !== undefined) return ofState({ ...args, equal: [organizationId, state] });
  if (affiliation !== undefined) return ofAffiliation({ ...args, equal: [organizationId, affiliation] });
  return byName(args);
}

/** Where a list begins: at the name asked for, else behind the erased, unless they are asked for. */
function firstOf(input: Input): string | undefined {
  const { from, after, before } = input;
  if (from !== undefined && fold(from) !== "") return fold(from);
  return wantsErased(input) || after !== undefined || before !== undefined ? undefined : firstName;
}

const wantsErased = ({ state, status }: Input): boolean => state === "erased" || status === "erased";

import { z } from "zod";
import { affiliations } from "../identity/actor.ts";
import { cursor, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list, type ListArguments, type Read } from "../kernel/store/query.ts";
import { fold, searchWords } from "../kernel/values/search-words.ts";
import { people, type Person, personStatuses } from "./collection.ts";
import { peopleSummaryOf } from "./people-topic.ts";
import { schedulersSeeEveryone } from "./rules.ts";
import { accountStates, personView, toPersonView } from "./view.ts";

const byName = list(people, "name", 1);
const ofAffiliation = list(people, "affiliation", 2);
const ofState = list(people, "state", 2);
const ofStatus = list(people, "status", 2);
const ofBoth = list(people, "both", 3);

/** The lowest possible name; erased people, who have none, sort before it. */
const firstName = "\u0001";

const input = z.strictObject({
  /** Words of a name or address; each must be a prefix of a word there. */
  search: z.string().max(200).optional(),
  affiliation: z.enum(affiliations).optional(),
  /** Defaults to everyone except erased people. */
  state: z.enum(accountStates).optional(),
  /** Their status (A40). */
  status: z.enum(personStatuses).optional(),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
  /** Begins at the first name equal to or after this one. */
  from: z.string().max(120).optional(),
  /** Skips this many rows, for jumps with the scroll bar. */
  skip: z.int().min(0).max(10_000_000).optional(),
});

type Input = z.output<typeof input>;

/**
 * Lists one page of the organization's people by name, for schedulers and organization admins (Q49).
 * @throws {RollcallError} `request.forbidden`, `request.invalid`
 */
export const listPeople = operation({
  name: "people.list",
  summary: "Lists one page of the organization's people.",
  input,
  output: z.strictObject({
    rows: z.array(personView),
    next: cursor.nullable(),
    previous: cursor.nullable(),
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (input, { organizationId }) => ({
      found: pageOf(input, organizationId),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: (_known, _input, actor) => ({ actor }),
  rules: [schedulersSeeEveryone],
  apply: ({ known }, input) => {
    // A backward page may reach erased people, who sort first.
    const found = wantsErased(input) ? known.found : known.found.filter(({ state }) => state !== "erased");
    const { rows, next, previous } = toPage<Person>(found, input, ({ nameKey, id }) => [nameKey, id]);
    return { output: { rows: rows.map(toPersonView), next, previous, number: known.summary?.number ?? 0 } };
  },
});

/** The index for this page, and the equality filters it doesn't cover. */
function pageOf(input: Input, organizationId: string): Read<readonly Person[]> {
  const { search = "", affiliation, state, status } = input;
  const words = searchWords(search);
  const window = toWindow(input, 2);
  // Punctuation alone contains no word, and a search without words would list everyone.
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

/** Where a list begins: at the requested name, otherwise after erased people unless they are requested. */
function firstOf(input: Input): string | undefined {
  const { from, after, before } = input;
  if (from !== undefined && fold(from) !== "") return fold(from);
  return wantsErased(input) || after !== undefined || before !== undefined ? undefined : firstName;
}

const wantsErased = ({ state, status }: Input): boolean => state === "erased" || status === "erased";

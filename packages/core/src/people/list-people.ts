import { z } from "zod";
import { affiliations } from "../kernel/actor.ts";
import { cursor, mostOnPage } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list, type ListArguments, type Read } from "../kernel/query.ts";
import { fold, searchWords } from "../kernel/search-words.ts";
import { people, type Person } from "./collection.ts";
import { schedulersSeeEverybody } from "./rules.ts";
import { accountStates, personView, toPersonView } from "./view.ts";

const byName = list(people, "name", 1);
const ofAffiliation = list(people, "affiliation", 2);
const ofState = list(people, "state", 2);

/** No name begins before this one; the erased, who have none, stand before it. */
const firstName = "\u0001";

const input = z.strictObject({
  /** Words of a name or an address; every word asked is a prefix of a word there. */
  search: z.string().max(200).optional(),
  affiliation: z.enum(affiliations).optional(),
  /** Everybody but the erased, if left out. */
  state: z.enum(accountStates).optional(),
  limit: z.int().min(1).max(mostOnPage).default(50),
  after: cursor.optional(),
  before: cursor.optional(),
  /** Begins at the first name at or behind this one. */
  from: z.string().max(120).optional(),
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
  output: z.strictObject({ rows: z.array(personView), next: cursor.nullable(), previous: cursor.nullable() }),
  facts: (input, { organizationId }) => ({ found: pageOf(input, organizationId) }),
  situation: (_known, _input, actor) => ({ actor }),
  rules: [schedulersSeeEverybody],
  apply: ({ known }, input) => {
    // Backwards, a page may run into the erased, who stand before everybody.
    const found = input.state === "erased" ? known.found : known.found.filter(({ state }) => state !== "erased");
    const { rows, next, previous } = toPage<Person>(found, input, ({ nameKey, id }) => [nameKey, id]);
    return { output: { rows: rows.map(toPersonView), next, previous } };
  },
});

/** The index that leads to this page, and the equalities that it does not answer. */
function pageOf(input: Input, organizationId: string): Read<readonly Person[]> {
  const { search = "", affiliation, state } = input;
  const words = searchWords(search);
  const window = toWindow(input, 2);
  // Signs alone are no word of anybody; without a word, the list would be everybody's.
  const findsNobody = search.trim() !== "" && words.length === 0;
  const args: ListArguments = {
    ...window,
    limit: findsNobody ? 0 : window.limit,
    equal: [organizationId],
    from: firstOf(input),
    words,
    filter: { ...(affiliation !== undefined && { affiliation }), ...(state !== undefined && { state }) },
  };
  if (words.length > 0) return byName(args);
  if (state !== undefined) {
    return ofState({
      ...args,
      equal: [organizationId, state],
      filter: affiliation === undefined ? {} : { affiliation },
    });
  }
  if (affiliation !== undefined) return ofAffiliation({ ...args, equal: [organizationId, affiliation], filter: {} });
  return byName(args);
}

/** Where a list begins: at the name asked for, else behind the erased, unless they are asked for. */
function firstOf({ from, state, after, before }: Input): string | undefined {
  if (from !== undefined && fold(from) !== "") return fold(from);
  return state === "erased" || after !== undefined || before !== undefined ? undefined : firstName;
}

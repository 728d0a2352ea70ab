import { z } from "zod";
import type { Facts } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { addDays, dateAt } from "../kernel/values/plain-dates.ts";
import { list, type ResultOf } from "../kernel/store/query.ts";
import { searchWords } from "../kernel/values/search-words.ts";
import { people } from "../people/collection.ts";
import { members } from "../schedules/members.ts";
import { certificationHoldings, type Holding, holdingsOf } from "./collection.ts";
import { holdingStates } from "./holding-state.ts";

const ofAll = list(certificationHoldings, "all", 1);
const ofType = list(certificationHoldings, "type", 1);
const onSchedule = list(members, "name", 1, ["personId", "nameKey"]);
const inOrganization = list(people, "name", 1, ["id", "nameKey"]);

/** How many rows are read for a page of one state: those in other states are left out. */
const maxRead = 500;

/** The input of the list of holders. */
export const holdersInput = z.strictObject({
  /** Only people on this schedule, by name. */
  scheduleId: id.optional(),
  /** Words of a name or address; each must be a prefix of a word there. By name. */
  search: z.string().max(200).optional(),
  typeId: id.optional(),
  /** Pages may have fewer rows than requested. */
  state: z.enum(holdingStates).optional(),
  /** The number of rows, or of people on a schedule or found by a search. */
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

/** The input of the list of holders. */
export type HoldersInput = z.output<typeof holdersInput>;

/** Whether a page consists of people, not of rows. */
const isByPerson = ({ scheduleId, search = "" }: HoldersInput): boolean =>
  scheduleId !== undefined || search.trim() !== "";

const windowOf = ({ limit, after, state }: HoldersInput) => ({ limit: state === undefined ? limit : maxRead, after });

/** The first load round: a page of rows, or of people. */
export function holderFacts(asked: HoldersInput, organizationId: string, now: number) {
  const { scheduleId, typeId, state, search = "" } = asked;
  const isOfPeople = isByPerson(asked);
  const words = searchWords(search);
  // Punctuation alone contains no word, and a search without words would list everyone.
  const isUnanswerable = search.trim() !== "" && words.length === 0;
  const ofPeople = isOfPeople && !isUnanswerable ? { ...toWindow(asked, 2), words } : { limit: 0 };
  const width = typeId === undefined ? 3 : 2;
  // Valid ones end today or later.
  const isLater = asked.after === undefined && (state === "valid" || state === "expiring");
  const from = isLater ? { from: addDays(dateAt(now, "UTC"), -1) } : {};
  const ofRows = isOfPeople ? { limit: 0 } : { ...toWindow(windowOf(asked), width), ...from };
  return {
    holdings:
      typeId === undefined ? ofAll({ ...ofRows, equal: [organizationId] }) : ofType({ ...ofRows, equal: [typeId] }),
    onSchedule: onSchedule({ ...(scheduleId === undefined ? { limit: 0 } : ofPeople), equal: [scheduleId ?? ""] }),
    inOrganization: inOrganization({
      ...(scheduleId === undefined ? ofPeople : { limit: 0 }),
      equal: [organizationId],
    }),
  };
}

/** What that round found. */
type KnownPage = { readonly [K in keyof ReturnType<typeof holderFacts>]: ResultOf<ReturnType<typeof holderFacts>[K]> };

const peopleIn = (known: KnownPage, asked: HoldersInput) =>
  toPage(
    [...known.onSchedule, ...known.inOrganization.map((one) => ({ personId: one.id, nameKey: one.nameKey }))],
    asked,
    ({ nameKey, personId }) => [nameKey, personId],
  );

const nameOfHoldings = (personId: string): string => `certifications of ${personId}`;

/** The second load round: what the people of the page have. */
export const holdingFactsOfPage = (known: KnownPage, asked: HoldersInput): Facts =>
  Object.fromEntries(
    peopleIn(known, asked).rows.map(({ personId }) => [nameOfHoldings(personId), holdingsOf(personId)]),
  );

/** The rows that both rounds found. */
export function holdingsIn(known: KnownPage, asked: HoldersInput): readonly Holding[] {
  if (!isByPerson(asked)) return toPage(known.holdings, windowOf(asked), () => []).rows;
  return peopleIn(known, asked)
    .rows.flatMap(({ personId }) => factNamed<readonly Holding[]>(known, nameOfHoldings(personId), []))
    .filter(({ typeId }) => asked.typeId === undefined || typeId === asked.typeId);
}

/** The page of these rows, and where the next one begins. */
export function holdersPage<Row extends Holding>(rows: readonly Row[], known: KnownPage, asked: HoldersInput) {
  if (isByPerson(asked)) return { rows, next: peopleIn(known, asked).next };
  const position = ({ lastDay, personId, typeId }: Holding): readonly string[] =>
    asked.typeId === undefined ? [lastDay, personId, typeId] : [lastDay, personId];
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const isCut = rows.length > page.length && last !== undefined;
  return {
    rows: page,
    next: isCut ? JSON.stringify(position(last)) : toPage(known.holdings, windowOf(asked), position).next,
  };
}

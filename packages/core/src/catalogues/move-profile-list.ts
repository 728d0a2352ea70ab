import type { JobEnvironment } from "../identity/domain.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { boolean, collection, nullable, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { Store, Transaction } from "../kernel/store/store.ts";
import { type Person, peopleById } from "../people/collection.ts";
import { type Profile, profiles, storedFieldIn } from "../profiles/collection.ts";
import { type Catalogue, catalogueNames, type CatalogueType, type Holding, namesByKey } from "./catalogue.ts";

/** How far a list of profiles has been moved into a catalog: each row of profiles is visited once. */
export const profileListMoves = collection("profile_list_moves", {
  fields: { field: text(), after: nullable(text()), isDone: boolean() },
  key: ["field"],
});

/** An entry of a list of a profile as it was stored. */
interface MovedEntry {
  readonly name: string;
}

/** How the entries of a list become rows of a catalog. */
export interface ProfileListMove<Entry extends MovedEntry> {
  readonly catalogue: Catalogue;
  readonly field: "skills" | "certifications";
  readonly newType: (type: CatalogueType) => object;
  /** The rows of a person's entry: the holding, and what belongs to it. */
  readonly newRows: (holding: Holding, entry: Entry, author: { by: string | null; at: number; id: string }) => Change[];
}

/** How many profiles are moved in one transaction. */
const pageSize = 100;

const moveOf = get(profileListMoves);
const allProfiles = list(profiles, "key", 0);

/**
 * Moves a list that was a profile field into a catalog's types and holdings, page by page. Runs when a version with the catalog first
 * starts. Each page is one transaction, so a restart continues where it stopped. Earlier values stay in the profile's history.
 * @returns how many entries were moved
 */
export async function moveProfileList<Entry extends MovedEntry>(
  { store, ids, clock }: Pick<JobEnvironment, "store" | "ids" | "clock">,
  move: ProfileListMove<Entry>,
): Promise<number> {
  const newId = (): string => ids.next();
  // Not read for an empty store, whose first commands may be made as of an earlier time.
  const now = (): number => clock.now();
  let moved = 0;
  if (await hasNothingToMove(store, move.field)) return moved;
  for (;;) {
    const { count, isDone } = await retryRaces(() =>
      store.transaction("write", (tx) => movePage(tx, move, newId, now)),
    );
    moved += count;
    if (isDone) return moved;
  }
}

const anyProfile = list(profiles, "key", 0, ["personId"]);

/** One read at every start, without a write transaction. A new store has no profiles. */
const hasNothingToMove = async (store: Store, field: string): Promise<boolean> => {
  const [mark, found] = await store.transaction("read", (tx) =>
    tx.read([moveOf(field), anyProfile({ equal: [], limit: 1 })]),
  );
  return mark === undefined ? found.length === 0 : mark.isDone;
};

interface Moved {
  readonly count: number;
  readonly isDone: boolean;
}

function movePage<Entry extends MovedEntry>(
  tx: Transaction,
  move: ProfileListMove<Entry>,
  newId: () => string,
  now: () => number,
): Awaitable<Moved> {
  const { field } = move;
  return chain(tx.read([moveOf(field)]), ([mark]) => {
    // Another process may have finished it.
    if (mark?.isDone === true) return { count: 0, isDone: true };
    const after = mark?.after ?? undefined;
    const read = allProfiles({ equal: [], limit: pageSize, ...(after !== undefined && { after: [after] }) });
    return chain(tx.read([read]), ([page]) => {
      const isDone = page.length < pageSize;
      // A new store has nothing to move.
      if (mark === undefined && page.length === 0) return { count: 0, isDone };
      const marked = { after: page.at(-1)?.personId ?? after ?? null, isDone };
      const written =
        mark === undefined ? insert(profileListMoves, { field, ...marked }) : update(profileListMoves, [field], marked);
      return chain(moveLists(tx, move, page, { newId, now: now() }), (changes) =>
        chain(tx.write([...changes, written]), () => ({ count: changes.length, isDone })),
      );
    });
  });
}

/** What moves the lists of these profiles. */
function moveLists<Entry extends MovedEntry>(
  tx: Transaction,
  { catalogue, field, newType, newRows }: ProfileListMove<Entry>,
  page: readonly Profile[],
  { newId, now }: { newId: () => string; now: number },
): Awaitable<readonly Change[]> {
  const lists = page.flatMap((profile) => {
    const stored = storedFieldIn(profile, field);
    const entries = (Array.isArray(stored?.value) ? stored.value : []) as unknown[] as Entry[];
    return stored === undefined ? [] : [{ profile, stored, entries }];
  });
  if (lists.length === 0) return [];
  const concerned = [...new Set(lists.flatMap(({ profile, stored }) => [profile.personId, stored.by]))];
  return chain(tx.read([peopleById(concerned.map((id) => [id]))]), ([found]) => {
    const people = new Map(found.map((person) => [person.id, person]));
    const keys = lists.flatMap(({ profile, entries }) => {
      const person = people.get(profile.personId);
      return person === undefined ? [] : entries.map(({ name }) => keyOf(person, catalogue, name));
    });
    return chain(tx.read([namesByKey(keys)]), (answers) => {
      const [names] = answers;
      const types = getMany(catalogue.types)([...new Set(names.map(({ typeId }) => typeId))].map((id) => [id]));
      return chain(tx.read([types]), ([rows]) => {
        const byId = new Map((rows as unknown[] as CatalogueType[]).map((type) => [type.id, type]));
        const byName = new Map(names.map((one) => [nameOf(one), byId.get(one.typeId)]));
        const added: CatalogueType[] = [];
        const holders = new Map<string, number>();
        const changes: Change[] = [];
        for (const { profile, stored, entries } of lists) {
          const { [field]: _moved, ...fields } = profile.fields;
          changes.push(update(profiles, [profile.personId], { fields }));
          const person = people.get(profile.personId);
          if (person === undefined) continue;
          for (const entry of entries) {
            const [organizationId, kind, nameKey] = keyOf(person, catalogue, entry.name);
            const name = nameOf({ organizationId, nameKey });
            let type = byName.get(name);
            if (type === undefined) {
              type = {
                ...{ id: newId(), organizationId, name: entry.name, nameKey, isArchived: false },
                ...{ holders: 0, wasAssigned: true, createdAt: now },
              };
              added.push(type);
              byName.set(name, type);
              changes.push(
                insert(catalogueNames, { organizationId, catalogue: kind, nameKey, name: entry.name, typeId: type.id }),
              );
            }
            holders.set(type.id, (holders.get(type.id) ?? type.holders) + 1);
            const holding = {
              personId: person.id,
              typeId: type.id,
              organizationId,
              nameKey: person.nameKey,
              assignedAt: stored.at,
            };
            const by = people.has(stored.by) ? stored.by : null;
            changes.push(...newRows(holding, entry, { by, at: stored.at, id: newId() }));
          }
        }
        const counted = [...holders].map(([typeId, count]) =>
          byId.has(typeId) ? [update(catalogue.types, [typeId], { holders: count, wasAssigned: true })] : [],
        );
        const inserted = added.map((type) =>
          insert(catalogue.types, { ...newType({ ...type, holders: holders.get(type.id) ?? 0 }) }),
        );
        return [...inserted, ...counted.flat(), ...changes];
      });
    });
  });
}

const keyOf = ({ organizationId }: Person, { kind }: Catalogue, name: string) =>
  [organizationId, kind, fold(name)] as const;

const nameOf = ({ organizationId, nameKey }: { organizationId: string; nameKey: string }): string =>
  JSON.stringify([organizationId, nameKey]);

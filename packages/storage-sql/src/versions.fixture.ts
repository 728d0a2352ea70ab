import {
  type AnyCollection,
  type Awaitable,
  collection,
  get,
  insert,
  integer,
  list,
  nullable,
  remove,
  type Store,
  StoreOutdated,
  text,
} from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";

const fields = { id: text(), name: text() };
const byName = { byName: ["name"] } as const;
const search = { fields: ["name"], within: [], order: ["name", "id"] } as const;

/** Harbors as an older version declares them. */
export const harbors = collection("harbors", { fields, key: ["id"], indexes: byName });
/** The same with a search, whose words an older version doesn't write. */
export const searchedHarbors = collection("harbors", { fields, key: ["id"], indexes: byName, search });
const harborById = get(harbors);
const found = list(searchedHarbors, "byName", 0);

const docks = collection("docks", { fields: { id: text(), note: nullable(text()) }, key: ["id"] });
const dockById = get(docks);

/** What older processes notice as soon as it is committed, and what it is called. */
const changes: readonly (readonly [AnyCollection, RegExp])[] = [
  [
    collection("harbors", { fields, key: ["id"], indexes: byName, revision: 1 }),
    /the meaning of `harbors` has changed/,
  ],
  [searchedHarbors, /the search of `harbors` has changed/],
  [
    collection("harbors", { fields, key: ["id"], indexes: byName, unique: { name: ["name"] } }),
    /the set of unique keys of `harbors` has changed/,
  ],
  [
    collection("harbors", { fields, key: ["id"], indexes: { byName: ["id", "name"] } }),
    /the index `harbors__index_by_name` of `harbors` has changed/,
  ],
  [
    collection("harbors", { fields: { ...fields, depth: integer() }, key: ["id"], indexes: byName }),
    /the required column `depth` of `harbors` has changed/,
  ],
];

const revisedHarbors = collection("harbors", { fields, key: ["id"], indexes: byName, search, revision: 2 });

/** An empty database of one test. */
export interface SharedDatabase {
  store(): Store;
  /** Opens it with the collections of a newer version, as another process does. */
  migrate(): Promise<void>;
  /** Resolves once a migration waits for a transaction, or is done. */
  migrationWaits(migrated: Promise<void>): Awaitable<unknown>;
}

const insertHarbor = (store: Store, id: string) =>
  Promise.resolve(store.transaction("write", (transaction) => transaction.write([insert(harbors, { id, name: id })])));
const readHarbor = async (store: Store, id: string) =>
  (await store.transaction("read", (transaction) => transaction.read([harborById(id)])))[0];

const isOutdated = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StoreOutdated, String(error));
  assert.match(error.message, pattern);
  return true;
};

/** What a process of an older version may do once a newer one has migrated the database, alike in every SQL database. */
export function testVersions(name: string, emptyDatabase: (context: TestContext) => Awaitable<SharedDatabase>): void {
  test(`${name} keeps serving an older version after a newer one has added a table, a column and an index [F12]`, async (context) => {
    const { store } = await emptyDatabase(context);
    const [older, newer] = [store(), store()];
    await older.open([harbors]);
    const grown = collection("harbors", {
      fields: { ...fields, depth: nullable(integer()) },
      key: ["id"],
      indexes: { ...byName, byDepth: ["depth"] },
    });
    await newer.open([grown, docks]);
    await insertHarbor(older, "a");
    assert.deepEqual(await readHarbor(older, "a"), { id: "a", name: "a" });
    const grownById = get(grown);
    const [harbor, dock] = await newer.transaction("read", (transaction) =>
      transaction.read([grownById("a"), dockById("a")]),
    );
    assert.deepEqual([harbor, dock], [{ id: "a", name: "a", depth: null }, undefined]);
  });

  test(`${name} keeps a newer version's index when an older one starts again, until a revision drops it [F12]`, async (context) => {
    const { store } = await emptyDatabase(context);
    const withName = { ...byName, byNameAndId: ["name", "id"] } as const;
    const indexed = collection("harbors", { fields, key: ["id"], indexes: withName });
    const newer = store();
    await newer.open([indexed]);
    await store().open([harbors]);
    await insertHarbor(newer, "a");
    await store().open([collection("harbors", { fields, key: ["id"], indexes: byName, revision: 1 })]);
    await assert.rejects(async () => insertHarbor(newer, "b"), isOutdated(/the meaning of `harbors`/));
  });

  for (const [changed, pattern] of changes) {
    test(`${name} refuses an older version: ${pattern.source} [F12]`, async (context) => {
      const { store } = await emptyDatabase(context);
      const [older, newer] = [store(), store()];
      await older.open([harbors, docks]);
      await newer.open([changed]);
      // Repeatedly, including what it only reads and tables that have not changed.
      await assert.rejects(async () => insertHarbor(older, "a"), isOutdated(pattern));
      for (let i = 0; i < 2; i++) await assert.rejects(async () => readHarbor(older, "a"), isOutdated(pattern));
      await assert.rejects(
        async () => older.transaction("write", (transaction) => transaction.write([remove(docks, ["x"])])),
        isOutdated(pattern),
      );
      assert.equal(await readHarbor(newer, "a"), undefined);
      await older.open([changed]);
      assert.equal(await readHarbor(older, "a"), undefined);
    });
  }

  test(`${name} does not go back to an earlier revision [F12]`, async (context) => {
    const { store } = await emptyDatabase(context);
    const newer = store();
    await newer.open([revisedHarbors]);
    await assert.rejects(async () => store().open([harbors]), {
      name: "StoreIncompatible",
      message: /the table `harbors` was changed by a newer version/,
    });
    await insertHarbor(newer, "a");
    await store().open([revisedHarbors]);
  });

  test(`${name} opens a new database in two versions at once, and only the newer one continues [F12]`, async (context) => {
    const { store } = await emptyDatabase(context);
    const [older, newer] = [store(), store()];
    // One of them is first: the older one fails to open, or is outdated afterward.
    await Promise.allSettled([older, newer].map(async (one) => one.open([one === older ? harbors : revisedHarbors])));
    await insertHarbor(newer, "a");
    await assert.rejects(async () => readHarbor(older, "a"), { name: "StoreUnavailable" });
  });

  test(`${name} migrates after writes that began earlier [F12]`, async (context) => {
    const { store, migrationWaits } = await emptyDatabase(context);
    const [older, newer] = [store(), store()];
    await older.open([harbors, docks]);
    let opened: Promise<void> | undefined;
    await older.transaction("write", async (transaction) => {
      await transaction.read([dockById("x")]);
      opened ??= Promise.resolve(newer.open([searchedHarbors]));
      await migrationWaits(opened);
      await transaction.write([insert(harbors, { id: "a", name: "Oslo" })]);
    });
    await opened;
    const [matches] = await newer.transaction("read", (transaction) =>
      transaction.read([found({ equal: [], limit: 9, words: ["oslo"] })]),
    );
    assert.deepEqual(matches, [{ id: "a", name: "Oslo" }]);
  });

  test(`${name} keeps every write that an older version acknowledged while another process migrated [F12]`, async (context) => {
    const { store, migrate } = await emptyDatabase(context);
    const older = store();
    await older.open([harbors]);
    let isMigrated = false;
    const migrated = migrate().then(() => (isMigrated = true));
    const written: string[] = [];
    const writeUntilRefused = async (writer: string): Promise<unknown> => {
      for (let i = 0, isLast = false; !isLast; i++) {
        const id = `${writer}${i}`;
        isLast = isMigrated;
        try {
          await insertHarbor(older, id);
        } catch (error) {
          return error;
        }
        written.push(id);
        await new Promise((resolve) => setTimeout(resolve));
      }
      return undefined;
    };
    const refusals = await Promise.all(["a", "b", "c", "d"].map(writeUntilRefused));
    for (const refusal of refusals) isOutdated(/search of `harbors`/)(refusal);
    await migrated;
    const newer = store();
    await newer.open([searchedHarbors]);
    for (const word of ["a", "b", "c", "d"]) {
      const [matches] = await newer.transaction("read", (transaction) =>
        transaction.read([found({ equal: [], limit: 100_000, words: [word] })]),
      );
      const expected = written.filter((id) => id.startsWith(word)).sort();
      assert.deepEqual(matches.map(({ id }) => id).sort(), expected);
    }
  });
}

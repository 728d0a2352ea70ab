import { searchedHarbors, testVersions } from "../../versions.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";

testVersions("PostgreSQL", async (context) => {
  const { store, admin, schema } = await freshSchema(context);
  return {
    store,
    migrate: async () => {
      await store().open([searchedHarbors]);
    },
    migrationWaits: async (migrated) => {
      const state = { isDone: false };
      void migrated.finally(() => (state.isDone = true));
      const waiting = `select 1 from pg_locks join pg_class c on c.oid = relation
        where not granted and relnamespace = $1::regnamespace`;
      while (!state.isDone && (await admin.query(waiting, [schema])).rows.length === 0);
    },
  };
});

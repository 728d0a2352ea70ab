import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** Topics whose numbers are not 1, 2, 3, … */
const gaps = (schema: string): string =>
  `select topic as what from ${schema}journal group by topic having min(number) <> 1 or count(*) <> max(number)`;

/** Schedules with wrong totals, without an effective admin or without an assignable member. */
const totals = (
  schema: string,
): string => `select s.id as what from ${schema}schedules s left join ${schema}members m on m.schedule_id = s.id
  where s.state in ('active', 'archived') group by s.id, s.members, s.admins, s.assignables
  having s.members <> count(m.person_id) or s.admins <> count(*) filter (where m.role = 'admin' and m.can_act)
    or s.assignables <> count(*) filter (where m.assignable) or s.admins < 1 or s.assignables < 1`;

/** The problems of a SQLite file: its integrity check, gaps in the journal, and I1 to I3. */
export function problemsOf(path: string): readonly string[] {
  const database = new DatabaseSync(path);
  const ask = (sql: string): unknown[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)[0]);
  try {
    const damage = ask("pragma integrity_check").filter((message) => message !== "ok");
    return [...damage.map((message) => `integrity: ${String(message)}`), ...toProblems(ask(gaps("")), ask(totals("")))];
  } finally {
    database.close();
  }
}

/** The problems of a PostgreSQL database: gaps in the journal, and I1 to I3. */
export async function problemsOfDatabase(connectionString: string, schema = "rollcall"): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const ask = async (sql: string): Promise<unknown[]> =>
    (await client.query<{ what: string }>(sql)).rows.map(({ what }) => what);
  try {
    return toProblems(await ask(gaps(`${schema}.`)), await ask(totals(`${schema}.`)));
  } finally {
    await client.end();
  }
}

const toProblems = (topics: readonly unknown[], scheduleIds: readonly unknown[]): readonly string[] => [
  ...topics.map((topic) => `the journal of ${String(topic)} has a gap`),
  ...scheduleIds.map((id) => `the totals of schedule ${String(id)} are wrong`),
];

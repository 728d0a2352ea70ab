import { DatabaseSync } from "node:sqlite";

/** Topics whose numbers are not 1, 2, 3, … */
const gaps = `select topic as what from journal group by topic having min(number) <> 1 or count(*) <> max(number)`;

/** Schedules with wrong totals, without an effective admin or without an assignable member. */
const totals = `select s.id as what from schedules s left join members m on m.schedule_id = s.id
  where s.state in ('active', 'archived') group by s.id
  having s.members <> count(m.person_id) or s.admins <> coalesce(sum(m.role = 'admin' and m.can_act), 0)
    or s.assignables <> coalesce(sum(m.assignable), 0) or s.admins < 1 or s.assignables < 1`;

/** The problems of a database file: SQLite's integrity check, gaps in the journal, and I1 to I3. */
export function problemsOf(path: string): readonly string[] {
  const database = new DatabaseSync(path);
  try {
    const ask = (sql: string): unknown[] =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)[0]);
    return [
      ...ask("pragma integrity_check")
        .filter((message) => message !== "ok")
        .map((message) => `integrity: ${String(message)}`),
      ...ask(gaps).map((topic) => `the journal of ${String(topic)} has a gap`),
      ...ask(totals).map((id) => `the totals of schedule ${String(id)} are wrong`),
    ];
  } finally {
    database.close();
  }
}

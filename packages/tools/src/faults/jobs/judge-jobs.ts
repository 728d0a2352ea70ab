import type pg from "pg";

/** The actions of the processes. */
export interface Figures {
  /** Runs of the slow job. */
  readonly runs: number;
  readonly mails: number;
  /** Emails that were sent again because their sender was killed. */
  readonly repeatedMails: number;
  /** Milliseconds from queueing an email until it was sent before the first kill: in the middle, and for 95 of 100. */
  readonly mailDelay: number;
  readonly mailDelay95: number;
  /** The same for 95 of 100 emails of the whole run. A process that is killed while it sends delays those after it. */
  readonly mailDelayWithKills: number;
  /** The longest time from a kill in the middle of the slow job until its next run, in seconds. */
  readonly slowestTakeover: number;
}

/** The longest time until another process runs a job again, in seconds: half a minute, and some time for a busy machine. */
const longestTakeover = 35;

/** A run ends when its process is killed. */
const runs = `(select w.id, w.pid, w.began, coalesce(w.ended, k.at) as ended, w.ended is null as killed
  from proof.work w left join proof.killed k on k.pid = w.pid) as runs`;

/** Problems by SQL query: each row of the result is one. */
const questions: Readonly<Record<string, string>> = {
  "two runs at the same time": `select a.id from ${runs.replace("as runs", "a")} join ${runs.replace("as runs", "b")} on a.id <> b.id and b.began >= a.began and b.began < a.ended`,
  "a run without an end": `select id from ${runs} where ended is null`,
  "a run in progress after all processes stopped": "select id from rollcall_jobs.job where state = 'active'",
  // The table has one row per interval.
  "a run that belongs to no interval":
    "select id from rollcall_jobs.job where name = 'work.step' and singleton_on is null",
  "a lost mail": "select address from proof.queued where address not in (select address from proof.sent)",
  "an email sent again without a kill": `select message_id from proof.sent s where exists
    (select from proof.sent t where t.message_id = s.message_id and t.at > s.at) and pid not in (select pid from proof.killed)`,
};

/** Compares what the processes recorded with the rules. */
export async function judgeJobs(admin: pg.Client): Promise<Figures & { readonly broken: readonly string[] }> {
  const broken: string[] = [];
  for (const [problem, sql] of Object.entries(questions)) {
    const { rows } = await admin.query<Record<string, unknown>>(sql);
    broken.push(...rows.map((row) => `${problem}: ${Object.values(row).join(", ")}`));
  }
  const { rows } = await admin.query<Figures>(
    `select (select count(*)::int from proof.work) as runs,
      (select count(*)::int from proof.queued) as mails,
      (select count(*)::int - count(distinct message_id)::int from proof.sent) as "repeatedMails",
      (select coalesce(max(extract(epoch from (select min(began) from proof.work w where w.began > runs.ended) - ended)), 0)::float8
        from ${runs} where killed) as "slowestTakeover",
      "mailDelay", "mailDelay95", "mailDelayWithKills"
    from (select percentile_cont(0.5) within group (order by delay) filter (where calm) as "mailDelay",
        percentile_cont(0.95) within group (order by delay) filter (where calm) as "mailDelay95",
        percentile_cont(0.95) within group (order by delay) as "mailDelayWithKills"
      from (select extract(epoch from min(s.at) - q.at) * 1000 as delay, q.at < (select min(at) from proof.killed) as calm
        from proof.queued q join proof.sent s using (address) group by address, q.at) as delays) as mail`,
  );
  const [figures] = rows;
  if (figures === undefined) throw new Error("the records are missing");
  if (figures.slowestTakeover > longestTakeover)
    broken.push(`another process continued after ${figures.slowestTakeover} s`);
  return { ...figures, broken };
}

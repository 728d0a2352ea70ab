import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, createInProcessTransport } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow } from "../document.ts";
import { fillSchedule } from "../members/rollcall-contender.ts";
import { createSamplePeople } from "../members/sample-people.ts";
import { quantile } from "../sign-in/quantile.ts";

/** The people of a first page, the people that one call evaluates, and the maximum for a page: the same as on the board. */
const enough = 20;
const pageSize = 100;
const maxEvaluated = 2000;

/** How often a page is loaded: with one call at a time, it takes more of them until the code is compiled. Only the last runs count. */
const runs = { everyone: 100, few: 15 } as const;
const counted = 10;
const day = 86_400_000;
const sizes = [1000, 100_000] as const;

/** The needs of the shift for which these people are eligible. One in 1,000 has the first skill, no one has the second. */
const shares = [
  { share: "everyone", needs: [] },
  { share: "1 in 1,000", needs: [{ kind: "skill", name: "Diving" }] },
  { share: "nobody", needs: [{ kind: "skill", name: "Salvage" }] },
] as const;

const scheduler = {
  ...{ organizationId: "harbour", hostUserId: "sam", email: "sam@example.org", emailVerified: true, name: "Sam" },
  organizationRole: "scheduler" as const,
};

/** The time of a first page in milliseconds, and the number of people evaluated. */
interface FirstPage {
  readonly time: number;
  readonly evaluated: number;
}

/**
 * Measures the first page of eligible people for a shift in a SQLite file, as the board loads it: calls until there are 20
 * people or 2,000 are evaluated. `ratio` is the cost with 1,000 members over the cost with 100,000. If few are eligible, the
 * smaller schedule has fewer people to evaluate, so only the number of evaluated people has a goal.
 * @throws {Error} a page evaluates more than 2,000 people
 */
export async function measureEligible(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const small = await measureSize(sizes[0], say);
  const large = await measureSize(sizes[1], say);
  return shares.flatMap(({ share }, index): BenchRow[] => {
    const [one, other] = [small[index], large[index]];
    if (one === undefined || other === undefined) return [];
    const row = { case: `eligible first page, ${share}`, size: sizes[1] };
    const cost = { ...row, ours: other.time, peer: one.time, unit: "ms", ratio: one.time / other.time };
    if (share === "everyone") return [{ ...cost, goal: 0.77 }];
    const bounded = { ours: other.evaluated, peer: maxEvaluated, ratio: maxEvaluated / other.evaluated, goal: 1 };
    return [cost, { ...row, ...bounded, unit: "evaluated" }];
  });
}

async function measureSize(size: number, say: (line: string) => void): Promise<readonly FirstPage[]> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-eligible-"));
  say(`eligible first page: adding ${size} members`);
  const store = createSqliteStore({ path: join(folder, "bench.db") });
  const filled = await fillSchedule(store, createSamplePeople(size));
  try {
    const { scheduleId, rollcall } = filled;
    const planner = createClient(createInProcessTransport(rollcall, () => rollcall.recognise(scheduler)));
    const { id: typeId } = (await planner.skills.createType({ name: "Diving" })).type;
    const personIds = filled.personIds.filter((_id, place) => place % 1000 === 999);
    if (personIds.length > 0) await planner.skills.assign({ typeId, personIds });
    const date = new Date(Date.now() + 10 * day).toISOString().slice(0, 10);
    const when = { start: `${date}T08:00[UTC]`, end: `${date}T16:00[UTC]` };
    const pages: FirstPage[] = [];
    for (const { share, needs } of shares) {
      say(`eligible first page: ${share} of ${size}`);
      const asked = { scheduleId, kind: "Crane", needs: [...needs], ...when };
      const { shift } = await filled.client.shifts.create(asked);
      const found: FirstPage[] = [];
      const times = share === "everyone" ? runs.everyone : runs.few;
      for (let run = 0; run < times; run++) found.push(await firstPage(planner, scheduleId, shift.id));
      const measured = found.slice(-counted);
      pages.push({
        time: quantile(
          measured.map(({ time }) => time),
          0.5,
        ),
        evaluated: Math.max(...measured.map(({ evaluated }) => evaluated)),
      });
    }
    return pages;
  } finally {
    await filled.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstPage(
  { eligibility }: ReturnType<typeof createClient>,
  scheduleId: string,
  shiftId: string,
): Promise<FirstPage> {
  const began = performance.now();
  let [rows, evaluated] = [0, 0];
  let after: string | undefined;
  do {
    const asked = { scheduleId, shiftId, only: "eligible" as const, limit: pageSize, after };
    const page = await eligibility.listCandidates(asked);
    rows += page.rows.length;
    evaluated += page.evaluated;
    after = page.next ?? undefined;
  } while (after !== undefined && rows < enough && evaluated < maxEvaluated);
  if (evaluated > maxEvaluated) throw new Error(`a page evaluated ${evaluated} people`);
  return { time: performance.now() - began, evaluated };
}

import { raceCases } from "./cases.ts";
import { runRaces } from "./run-races.ts";

/** The number of races per case for one pair of processes. Each race needs its own schedule. */
const maxRacesAtOnce = 500;

interface RaceFigures {
  readonly races: number;
  /** The number of races with overlapping calls. */
  readonly overlapped: number;
  readonly cases: Readonly<Record<string, { readonly races: number; readonly overlapped: number }>>;
  readonly broken: readonly string[];
}

/**
 * Runs at least `count` races, the same number per case, and reports its progress after each batch. Over PostgreSQL, in
 * four processes at the same time.
 */
export async function proveRaces(
  count: number,
  without: string | undefined,
  store: "sqlite" | "postgres" = "sqlite",
): Promise<RaceFigures> {
  const cases: Record<string, { races: number; overlapped: number }> = {};
  const broken: string[] = [];
  for (let left = Math.ceil(count / raceCases.length); left > 0; left -= maxRacesAtOnce) {
    const report = await runRaces({
      each: Math.min(left, maxRacesAtOnce),
      ...(store === "postgres" && { store, pairs: 2 }),
      ...(without !== undefined && { without }),
    });
    for (const { title, races, overlapped } of report.cases) {
      const sum = (cases[title] ??= { races: 0, overlapped: 0 });
      sum.races += races;
      sum.overlapped += overlapped;
    }
    broken.push(...report.broken);
    const done = Object.values(cases).reduce((sum, { races }) => sum + races, 0);
    process.stderr.write(`${done} of ${count} races, ${broken.length} broken\n`);
  }
  const sums = Object.values(cases);
  return {
    races: sums.reduce((sum, { races }) => sum + races, 0),
    overlapped: sums.reduce((sum, { overlapped }) => sum + overlapped, 0),
    cases,
    broken,
  };
}

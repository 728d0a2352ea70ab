import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../random.ts";
import { problemsOf } from "../problems.ts";
import { type CallFigures, type CallRounds, measureCalls } from "./measure-calls.ts";
import { checkMails, type MailFigures } from "./check-mails.ts";
import { MailWorld } from "./mail-world.ts";
import { type OutageName, outageNames, outages } from "./outages.ts";

/** The figures of one outage. */
export interface OutageFigures {
  readonly intents: number;
  /** Milliseconds of the outage, and until all mail was sent after it, in real time and by the clock. */
  readonly outage: number;
  readonly drained: number;
  readonly waited: number;
}

/** The result of all outages. */
export interface MailFaultReport extends MailFigures {
  readonly seed: number;
  readonly intents: number;
  readonly outages: Readonly<Partial<Record<OutageName, OutageFigures>>>;
  readonly calls: CallFigures;
}

/** The maximum number of emails waiting for an unavailable server. */
const maxBacklog = 1000;

/**
 * Runs seven kinds of mail outages over a SQLite file and counts lost and repeated emails (F7, P69). Then measures calls
 * with a working and with a silent mail server.
 */
export async function runMail({
  intents,
  seed,
  callRounds = { rounds: 12, callsEach: 40 },
}: {
  readonly intents: number;
  readonly seed: number;
  readonly callRounds?: CallRounds;
}): Promise<MailFaultReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-mail-"));
  const world = await MailWorld.make(folder);
  try {
    const figures = await runOutages(world, intents, createRandom(seed));
    const checked = checkMails(world);
    const broken = [...checked.broken, ...problemsOf(world.path)];
    const calls = await measureCalls(callRounds);
    return { seed, intents, ...checked, broken, outages: figures, calls };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs the outages in order, each with its share of the emails. */
async function runOutages(world: MailWorld, intents: number, random: () => number) {
  const backlog = Math.min(maxBacklog, Math.floor(intents / 2));
  const [share, rest] = [Math.floor((intents - backlog) / 6), (intents - backlog) % 6];
  const figures: Partial<Record<OutageName, OutageFigures>> = {};
  for (const name of outageNames) {
    const count = name === "away" ? backlog : name === "killed" ? share + rest : share;
    const began = performance.now();
    await outages[name](world, count, random);
    world.recover();
    const outage = performance.now();
    const waited = await world.drain();
    const drained = Math.round(performance.now() - outage);
    figures[name] = { intents: count, outage: Math.round(outage - began), drained, waited };
  }
  return figures;
}

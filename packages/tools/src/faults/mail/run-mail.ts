import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChances } from "../chances.ts";
import { problemsOf } from "../problems.ts";
import { type CallFigures, type CallRounds, measureCalls } from "./measure-calls.ts";
import { judgeMails, type MailsJudged } from "./judge-mails.ts";
import { MailHouse } from "./mail-house.ts";
import { type SpellName, spellNames, spells } from "./spells.ts";

/** How one bad time of the mail server went. */
export interface SpellFigures {
  readonly intents: number;
  /** Milliseconds that it took, and until all mail was out once the server was well: the machine's, and the clock's. */
  readonly struck: number;
  readonly drained: number;
  readonly waited: number;
}

/** What a mail server's faults came to. */
export interface MailFaultReport extends MailsJudged {
  readonly seed: number;
  readonly intents: number;
  readonly spells: Readonly<Partial<Record<SpellName, SpellFigures>>>;
  readonly calls: CallFigures;
}

/** The most mails that wait for a server that is away. */
const maxBacklog = 1000;

/**
 * Lets a mail server refuse, fail, fall silent, die and stay away, and kills who sends, over a SQLite file; counts what
 * was lost and what came more than once (F7, P69). Then measures calls while a mail server works and while it is silent.
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
  const house = await MailHouse.make(folder);
  try {
    const figures = await strikeAll(house, intents, createChances(seed));
    const judged = judgeMails(house);
    const broken = [...judged.broken, ...problemsOf(house.path)];
    const calls = await measureCalls(callRounds);
    return { seed, intents, ...judged, broken, spells: figures, calls };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true });
  }
}

/** One spell after the other, each with its share of the mails. */
async function strikeAll(house: MailHouse, intents: number, chance: () => number) {
  const backlog = Math.min(maxBacklog, Math.floor(intents / 2));
  const [share, rest] = [Math.floor((intents - backlog) / 6), (intents - backlog) % 6];
  const figures: Partial<Record<SpellName, SpellFigures>> = {};
  for (const name of spellNames) {
    const count = name === "away" ? backlog : name === "killed" ? share + rest : share;
    const began = performance.now();
    await spells[name](house, count, chance);
    house.recover();
    const struck = performance.now();
    const waited = await house.drain();
    const drained = Math.round(performance.now() - struck);
    figures[name] = { intents: count, struck: Math.round(struck - began), drained, waited };
  }
  return figures;
}

import { proveCalendarClient } from "../calendar-client/prove-calendar-client.ts";
import { postgresTarget, sqliteTarget } from "../faults/kill/kill-target.ts";
import { proveDockerfile } from "../deploy/prove-dockerfile.ts";
import { runKills } from "../faults/kill/run-kills.ts";
import { runJobs } from "../faults/jobs/run-jobs.ts";
import { runMail } from "../faults/mail/run-mail.ts";
import { runCuts } from "../faults/power/run-cuts.ts";
import { runUploads } from "../faults/uploads/run-uploads.ts";
import { proveFrameworks } from "../frameworks/prove-frameworks.ts";
import { proveNginx } from "../nginx/prove-nginx.ts";
import { embeddedStores, modelParts, runModel, type StoreName } from "../model/run-model.ts";
import { runMutation } from "../mutation/run-mutation.ts";
import { proveRaces } from "../races/prove-races.ts";
import { provePooler } from "../pooler/prove-pooler.ts";
import { proveLoad } from "../load/prove-load.ts";
import type { Proof, ProofResult } from "./proof.ts";
import { proveCrashPoints, proveTests } from "./prove-tests.ts";
import { runSyncs } from "../sync/run-syncs.ts";
import { simulateHour } from "../sync/simulate-hour.ts";
import { proveVirusScan } from "../virus-scan/prove-virus-scan.ts";

const toResult = async (report: Promise<{ readonly broken: readonly string[] }>): Promise<ProofResult> => {
  const { broken, ...figures } = await report;
  return { figures, broken };
};

/** Compares the engine over some stores with the model. */
const modelProof = (amount: number, stores: readonly StoreName[]): Proof => ({
  amount,
  async run({ amount: all, seed, without }) {
    const reports = [];
    for (const part of modelParts) {
      const commands = Math.ceil(all / modelParts.length);
      reports.push(await runModel({ part, commands, seed, stores, without }));
    }
    const broken = reports.flatMap(({ breaches }) => breaches.map((breach) => JSON.stringify(breach, null, 2)));
    const figures = reports.map(({ breaches: _breaches, part, ...more }) => [part, more] as const);
    return { figures: Object.fromEntries(figures), broken };
  },
});

const mebibyte = 1_048_576;

/** All proofs, by the name that `npm run prove -- NAME` takes. */
export const proofs: Readonly<Record<string, Proof>> = {
  // 2,000 of each kind.
  races: { amount: 64_000, run: ({ amount, without }) => toResult(proveRaces(amount, without)) },
  // 10,000 of each kind.
  "races-postgres": {
    amount: 320_000,
    run: ({ amount, without }) => toResult(proveRaces(amount, without, "postgres")),
  },
  kill: { amount: 200, run: ({ amount, seed }) => toResult(runKills({ target: sqliteTarget, kills: amount, seed })) },
  // Two restarts of PostgreSQL for five kills.
  "kill-postgres": {
    amount: 50,
    run: ({ amount, seed }) =>
      toResult(runKills({ target: postgresTarget, kills: amount, restarts: Math.round(amount * 0.4), seed })),
  },
  jobs: { amount: 50, run: ({ amount, seed }) => toResult(runJobs({ kills: amount, seed })) },
  power: { amount: 1000, run: ({ amount, seed }) => toResult(runCuts({ cuts: amount, seed })) },
  "power-slow-disk": {
    amount: 2000,
    run: ({ amount }) =>
      proveTests("packages/storage-sql/src/sqlite/power-loss.test.ts", { ROLLCALL_RUNS: String(amount) }),
  },
  mail: { amount: 10_000, run: ({ amount, seed }) => toResult(runMail({ intents: amount, seed })) },
  sync: { amount: 10_000, run: ({ amount, seed }) => toResult(runSyncs({ runs: amount, seed })) },
  "sync-hour": { amount: 1000, run: ({ amount, seed }) => toResult(simulateHour({ links: amount, seed })) },
  model: modelProof(1_000_000, embeddedStores),
  "model-postgres": modelProof(30_000, ["postgres"]),
  calendars: {
    amount: 1500,
    run: ({ amount }) =>
      proveTests("packages/server/src/node/calendars/hostile-calendars.test.ts", { ROLLCALL_RUNS: String(amount) }),
  },
  guessing: {
    amount: 10_000,
    run: ({ amount }) => proveTests("packages/server/src/sign-in/guessing.test.ts", { ROLLCALL_RUNS: String(amount) }),
  },
  "crash-points": { amount: 1, run: () => proveCrashPoints() },
  // 50 files of 10 MiB at once, from slow senders. The goal is 32 MiB on a quiet machine.
  uploads: {
    amount: 50,
    run: ({ amount, without }) =>
      toResult(runUploads({ uploads: amount, size: 10 * mebibyte, pace: 150, maxGrowth: 64 * mebibyte, without })),
  },
  dockerfile: { amount: 1, run: () => proveDockerfile() },
  frameworks: { amount: 1, run: () => proveFrameworks() },
  "calendar-client": { amount: 1, run: () => proveCalendarClient() },
  "virus-scan": { amount: 1, run: () => proveVirusScan() },
  // Half of the peak for 30 minutes.
  load: { amount: 30, run: proveLoad },
  pooler: { amount: 500, run: ({ amount }) => provePooler(amount) },
  nginx: { amount: 20, run: ({ amount }) => proveNginx(amount) },
  mutation: { amount: 1, run: ({ mutate }) => toResult(runMutation(mutate)) },
};

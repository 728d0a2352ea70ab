import assert from "node:assert/strict";
import test from "node:test";
import { runMail } from "./run-mail.ts";

test("loses no mail, repeats only interrupted mail and delays no call in seven kinds of mail outages [F7, P69]", async (t) => {
  const report = await runMail({ intents: 200, seed: 20261122, callRounds: { rounds: 1, callsEach: 10 } });
  t.diagnostic(JSON.stringify(report));
  const { lost, mailed, bounced, mailedInVain, changedIds, changedLinks, needless, repeats } = report;
  assert.deepEqual(report.broken, []);
  assert.deepEqual([lost, mailedInVain, changedIds, changedLinks], [0, 0, 0, 0]);
  assert.equal(mailed + bounced, 200);
  assert.equal(needless, 0);
  // The server crashed with 16 emails, and was silent for those of eight that the mailer had sent by its time limit.
  assert.equal(repeats.afterServer, report.unacknowledged);
  assert(repeats.afterServer >= 16);
  assert(bounced >= 8);
  // The mailer waits a second for a silent server; calls don't. On a busy machine, all calls take long.
  const { working, silent } = report.calls;
  assert(silent.p50 < Math.max(1000, 5 * working.p50), `${silent.p50} ms instead of ${working.p50} ms`);
});

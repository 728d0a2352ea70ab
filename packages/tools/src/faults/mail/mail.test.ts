import assert from "node:assert/strict";
import test from "node:test";
import { runMail } from "./run-mail.ts";

test("a mail server that fails in seven ways costs no mail, repeats only what a crash left open, and holds up no call [F7, P69]", async (t) => {
  const report = await runMail({ intents: 200, seed: 20261122, callRounds: { rounds: 1, callsEach: 10 } });
  t.diagnostic(JSON.stringify(report));
  const { lost, mailed, bounced, mailedInVain, changedIds, changedLinks, needless, repeats } = report;
  assert.deepEqual(report.broken, []);
  assert.deepEqual([lost, mailedInVain, changedIds, changedLinks], [0, 0, 0, 0]);
  assert.equal(mailed + bounced, 200);
  assert.equal(needless, 0);
  // It did crash: each of those 16 mails died with its server, and eight met its silence.
  assert.equal(repeats.afterServer, 16 + 8);
  assert(bounced >= 8);
  // A silent server is waited for a second; no call is. The slowest calls are the machine's.
  assert(report.calls.silent.p50 < 1000, `${report.calls.silent.p50} ms`);
});

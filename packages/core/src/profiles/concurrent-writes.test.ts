import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { createWorker, fieldIn, portalOf } from "./profiles.fixture.ts";

const rounds = 25;

test("keeps every field and history entry when a worker and a scheduler save concurrently in two processes [P44, A66, A67]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-profiles-"));
  const path = join(folder, "store.db");
  const open = () => createTestApp({ store: createSqliteStore({ path, synchronous: "normal" }) });
  const here = await open();
  const there = await open();
  t.after(async () => {
    await here.rollcall.close();
    await there.rollcall.close();
    rmSync(folder, { recursive: true });
  });
  const kim = await here.user("Kim", { organizationRole: "scheduler" });
  const { id: personId } = await createWorker(here, kim, "Wim", "Worker");
  const wim = portalOf(there, personId);
  for (let round = 0; round < rounds; round++) {
    await Promise.all([
      kim.client.profiles.update({ personId, set: { mobile: `+31 20 1${round}`, weeklyHours: round } }),
      wim.client.portal.updateProfile({ set: { mobile: `+31 20 2${round}`, nickname: `Wim ${round}` } }),
    ]);
    const { profile } = await kim.client.profiles.get({ personId });
    assert.deepEqual(
      [fieldIn(profile, "weeklyHours").value, fieldIn(profile, "nickname").value],
      [round, `Wim ${round}`],
    );
    const { rows } = await kim.client.profiles.listChanges({ personId, field: "mobile", limit: 3 });
    const [last, first, before] = rows;
    assert.deepEqual([last?.after, last?.via], [fieldIn(profile, "mobile").value, fieldIn(profile, "mobile").via]);
    assert.deepEqual([last?.before, first?.before], [first?.after, before?.after ?? null]);
    assert.deepEqual([last?.via, first?.via].sort(), ["host", "portal"]);
  }
});

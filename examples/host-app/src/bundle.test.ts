import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { keptBundles } from "./bundle.ts";

test("reuses stored bundles, but not those of another checkout with the same data folder", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bundles-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, "assets.json");
  await keptBundles(file);
  const read = () => JSON.parse(readFileSync(file, "utf8")) as { changedAt: Record<string, number>; bundles: unknown };
  const marked = { ...read(), bundles: "kept" };
  writeFileSync(file, JSON.stringify(marked));
  assert.equal(await keptBundles(file), "kept");

  writeFileSync(file, JSON.stringify({ ...marked, changedAt: { [file.replace("assets", "gone")]: 0 } }));
  assert.notEqual(await keptBundles(file), "kept");
});

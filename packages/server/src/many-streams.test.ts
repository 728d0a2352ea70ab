import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createWorld } from "./world.fixture.ts";

test("limits a person to twenty open streams with Retry-After, without affecting others [F14]", async () => {
  const world = await createWorld();
  const position = encodeURIComponent(JSON.stringify({ [world.scheduleId]: null }));
  const open = (as: string) => world.send(`/events?position=${position}`, { as });
  const opened: Response[] = [];
  for (let i = 0; i < 20; i++) opened.push(await open("bob"));
  assert.deepEqual(new Set(opened.map(({ status }) => status)), new Set([200]));
  const refused = await open("bob");
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "15");
  assert.equal(await codeOf(refused), "request.throttled");
  const anns = await open("ann");
  assert.equal(anns.status, 200);
  await opened[7]?.body?.cancel();
  await new Promise((resolve) => setImmediate(resolve));
  const next = await open("bob");
  assert.equal(next.status, 200);
  for (const response of [...opened, anns, next]) if (!response.bodyUsed) await response.body?.cancel();
});

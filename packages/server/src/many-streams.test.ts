import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createWorld, identityOf } from "./world.fixture.ts";

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

test("checks the callers of many streams in turn, each once in 4 seconds [P24]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let asked = 0;
  const world = await createWorld({
    authenticate: ({ headers }) => {
      asked += 1;
      return identityOf(headers.get("x-user") ?? "");
    },
  });
  const position = encodeURIComponent(JSON.stringify({ [world.scheduleId]: null }));
  const opened: Response[] = [];
  for (let i = 0; i < 32; i++)
    opened.push(await world.send(`/events?position=${position}`, { as: i < 16 ? "ann" : "bob" }));
  const perTurn: number[] = [];
  for (let passed = 0; passed < 4000; passed += 250) {
    asked = 0;
    t.mock.timers.tick(250);
    perTurn.push(asked);
  }
  assert.deepEqual(
    perTurn,
    Array.from({ length: 16 }, () => 2),
  );
  for (const response of opened) await response.body?.cancel();
});

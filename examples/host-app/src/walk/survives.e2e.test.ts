import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, suite, test } from "node:test";
import { rowOf, Walk } from "./walk.fixture.ts";

suite("the host is killed and comes back", () => {
  let walk: Walk;
  before(async () => {
    walk = await Walk.start();
  });
  after(() => walk.end());

  test("nothing acknowledged is missing, retried requests are done once, and open windows catch up [F1]", async () => {
    const scheduleId = await walk.scheduleId("North Quay Cranes");
    const page = await walk.window("/schedules/north-quay/members", "admin");
    await page.getByText("15 people").waitFor();

    const asked = Array.from({ length: 400 }, (_, index) => ({
      address: `hand-${index}@example.org`,
      idempotencyKey: randomUUID(),
    }));
    const add = ({ address, idempotencyKey }: (typeof asked)[number]) =>
      walk.client("admin").members.add({ scheduleId, people: [{ address }] }, { idempotencyKey });

    const acknowledged = new Set<string>();
    const waiting = [...asked];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const sent = one;
        await add(sent).then(
          () => acknowledged.add(sent.address),
          () => undefined,
        );
        if (acknowledged.size === 120) void walk.app.kill();
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    assert.ok(acknowledged.size >= 120 && acknowledged.size < asked.length, "the kill came in the middle");

    await walk.restart();
    const kept = await addressesOf(walk, scheduleId);
    const lost = [...acknowledged].filter((address) => !kept.includes(address));
    assert.deepEqual(lost, []);

    for (const one of asked) {
      const { results } = await add(one);
      assert.equal(results[0]?.status, "added", `${one.address} is answered as the first time`);
    }
    const everybody = await addressesOf(walk, scheduleId);
    assert.equal(everybody.length, 15 + asked.length);
    assert.equal(new Set(everybody).size, everybody.length);
    await page.getByText(`${15 + asked.length} people`).waitFor();
    assert.deepEqual(walk.complaints, []);
  });

  test("a reset begins with the seed again [B5]", async () => {
    await walk.app.stop();
    await walk.restart({ reset: true });
    const page = await walk.window("/schedules/north-quay/members", "admin");
    await page.getByText("15 people").waitFor();
    assert.equal(await rowOf(page, "hand-1@example.org").count(), 0);
  });
});

/** Everybody's address, page by page. */
async function addressesOf(walk: Walk, scheduleId: string): Promise<string[]> {
  const addresses: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await walk.client("harbour-master").members.list({
      scheduleId,
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    addresses.push(...rows.map(({ email }) => email));
    after = next ?? undefined;
  } while (after !== undefined);
  return addresses;
}

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { suite, test } from "node:test";
import { rowOf, Walk } from "./walk.fixture.ts";

suite("a killed host restarts", () => {
  const walk = Walk.ofProcess();

  test("loses no acknowledged write, applies retries once and updates open windows [F1]", async () => {
    const scheduleId = await walk.scheduleId("North Quay Cranes");
    const page = await walk.window("/schedules/north-quay/members", "admin");
    await page.getByText("15 people").waitFor();

    const asked = Array.from({ length: 240 }, (_, index) => ({
      address: `hand-${index}@example.org`,
      idempotencyKey: randomUUID(),
    }));
    const add = ({ address, idempotencyKey }: (typeof asked)[number]) =>
      walk.client("admin").members.add({ scheduleId, people: [{ address }] }, { idempotencyKey });

    const acknowledged: string[] = [];
    await eightAtATime(asked, async (one) => {
      await add(one).then(
        () => acknowledged.push(one.address),
        () => undefined,
      );
      if (acknowledged.length === 80) void walk.app.kill();
    });
    assert.ok(acknowledged.length >= 80 && acknowledged.length < asked.length, "the kill interrupted some writes");

    await walk.restart();
    const kept = new Set(await addressesOf(walk, scheduleId));
    assert.deepEqual(
      acknowledged.filter((address) => !kept.has(address)),
      [],
    );

    await eightAtATime(asked, async (one) => {
      const { results } = await add(one);
      assert.equal(results[0]?.status, "added", `${one.address} gets the first response`);
    });
    const everybody = await addressesOf(walk, scheduleId);
    assert.equal(everybody.length, 15 + asked.length);
    assert.equal(new Set(everybody).size, everybody.length);
    await page.getByText(`${15 + asked.length} people`).waitFor();
  });

  test("exits without an error when asked to, and starts with the sample data after a reset [B5]", async () => {
    assert.equal(await walk.app.stop(), 0);
    await walk.restart({ reset: true });
    const page = await walk.window("/schedules/north-quay/members", "admin");
    await page.getByText("15 people").waitFor();
    assert.equal(await rowOf(page, "hand-1@example.org").count(), 0);
  });
});

async function eightAtATime<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Lists the addresses of all members, page by page. */
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

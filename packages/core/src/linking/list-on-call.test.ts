import assert from "node:assert/strict";
import test from "node:test";
import { countingLimits } from "../mail/counting-limits.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";

const from = "2026-11-23T00:00:00Z";
const hour = 3_600_000;

test("lists who is on call upstream with the matching members, in a limited window [B19, P21, P60]", async () => {
  const { limits } = countingLimits();
  const { ann, vic, max, boss, upstream, scheduleId, link, linkView } = await createLinkedWorld({
    limits: () => limits,
  });
  await link();
  const at = Date.parse(from);
  upstream.times = [
    { externalId: "up-Max", name: "M.", from: at, until: at + hour },
    { externalId: "up-Zoe", name: "  Zoe\n", from: at + hour, until: at + 2 * hour },
  ];
  assert.equal((await linkView()).hasOnCallTimes, true);
  assert.deepEqual(await max.client.links.listOnCall({ scheduleId, from }), {
    times: [
      {
        externalId: "up-Max",
        personId: max.id,
        name: "Max",
        from: "2026-11-23T00:00:00.000Z",
        until: "2026-11-23T01:00:00.000Z",
      },
      {
        externalId: "up-Zoe",
        personId: null,
        name: "Zoe",
        from: "2026-11-23T01:00:00.000Z",
        until: "2026-11-23T02:00:00.000Z",
      },
    ],
    isCut: false,
  });
  upstream.times = Array.from({ length: 501 }, () => ({ externalId: "up-Max", name: "", from: at, until: at + hour }));
  const cut = await ann.client.links.listOnCall({ scheduleId, from });
  assert.deepEqual([cut.times.length, cut.isCut], [500, true]);
  assert.equal(await codeOf(vic.client.links.listOnCall({ scheduleId, from })), "request.forbidden");
  for (const until of [from, "2027-01-19T00:00:00Z"])
    assert.equal(await codeOf(ann.client.links.listOnCall({ scheduleId, from, until })), "request.invalid");
  for (const odd of [{ from: NaN }, { until: Infinity }, { until: 1e16 }, { externalId: "\0" }]) {
    upstream.times = [{ externalId: "up-Max", name: "", from: at, until: at + hour, ...odd }];
    assert.equal(await codeOf(ann.client.links.listOnCall({ scheduleId, from })), "sync.upstream-failed");
  }
  upstream.fault = { problem: "rate-limited", retryAfter: 9 };
  assert.equal(await codeOf(ann.client.links.listOnCall({ scheduleId, from })), "sync.upstream-failed");
  for (let asked = 7; asked <= 60; asked++) await codeOf(ann.client.links.getPlan({ scheduleId }));
  const read = upstream.reads;
  assert.equal(await codeOf(ann.client.links.listOnCall({ scheduleId, from })), "request.throttled");
  assert.equal(await codeOf(ann.client.links.getPlan({ scheduleId })), "request.throttled");
  assert.equal(upstream.reads, read);
  await boss.client.links.remove({ scheduleId });
  assert.equal(await codeOf(max.client.links.listOnCall({ scheduleId, from })), "schedule.not-linked");
});

import assert from "node:assert/strict";
import test from "node:test";
import { countingLimits } from "../mail/counting-limits.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";

test("accepts only declared fields of a provider, never shows files or queries, and limits attempts that fail [P66]", async () => {
  const { limits } = countingLimits();
  const { ann, upstream, scheduleId, linkView } = await createLinkedWorld({ limits: () => limits });
  const misplaced = [
    { ...asked, settings: { token: "top-secret" } },
    { ...asked, credentials: { ...asked.credentials, host: "up.example" } },
  ];
  for (const connection of misplaced)
    assert.equal(await codeOf(ann.client.links.create({ scheduleId, ...connection })), "request.invalid");
  const settings = { url: "https://up.example/people?key=top-secret#top", file: "email\nmax@example.org" };
  await ann.client.links.create({ scheduleId, ...asked, settings });
  assert.deepEqual((await linkView()).settings, { url: "https://up.example/people" });
  upstream.fault = { problem: "credentials-refused" };
  const connection = { settings: asked.settings, credentials: asked.credentials };
  const codes = new Set<unknown>();
  for (let tries = 0; tries < 61; tries++) codes.add(await codeOf(ann.client.links.update({ scheduleId, connection })));
  assert.deepEqual([...codes], ["sync.upstream-failed", "request.throttled"]);
});

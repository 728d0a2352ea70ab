import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { TestWorld } from "../testing/test-world.fixture.ts";

/** The lines of the last history entries, the latest first. */
async function lastLines({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">, count: number) {
  const { entries } = await ann.client.history.list({ scheduleId });
  return entries.slice(0, count).map(({ lines: [line] }) => ({
    type: line?.type,
    because: line?.details["because"],
    changes: line?.changes,
    people: line?.people.length,
  }));
}

test("records every copy of an invitation link, even if the invitation was already sent [B12, X8]", async () => {
  const world = await createMailedWorld();
  const { ann, scheduleId } = world;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const personId = await addAddress(ann.client, scheduleId, "pia@pending.example");
  for (let i = 0; i < 2; i++) await ann.client.invitations.copyLink({ scheduleId, personId });
  const copied = { type: "invitation-changed", because: "link-copied", people: 1 };
  assert.deepEqual(await lastLines(world, 2), [
    { ...copied, changes: [{ field: "invitation", before: "sent", after: "sent" }] },
    { ...copied, changes: [{ field: "invitation", before: "not-invited", after: "sent" }] },
  ]);
});

test("records the previous state of one invitation, and the number of many [B12, X8]", async () => {
  const world = await createMailedWorld();
  const { ann, scheduleId } = world;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const ids = [];
  for (const name of ["one", "two", "three"]) ids.push(await addAddress(ann.client, scheduleId, `${name}@new.example`));
  const [first = ""] = ids;
  await ann.client.invitations.send({ scheduleId, personIds: [first] });
  await ann.client.invitations.send({ scheduleId });
  assert.deepEqual(await lastLines(world, 2), [
    {
      type: "invitations-changed",
      because: undefined,
      changes: [{ field: "invitation", before: null, after: "queued" }],
      people: 2,
    },
    {
      type: "invitation-changed",
      because: undefined,
      changes: [{ field: "invitation", before: "not-invited", after: "queued" }],
      people: 1,
    },
  ]);
});

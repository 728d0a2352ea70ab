import { createInProcessTransport, createRollcall, type StreamMessage } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { assert } from "chai";
import { createIndexedDbStore, deleteIndexedDbStore } from "./index.ts";

/** Rollcall as a page of a tab starts it. */
async function openTab(name: string) {
  const rollcall = await createRollcall({
    store: createIndexedDbStore({ name }),
    clock: { now: () => Date.now() },
    ids: { next: () => crypto.randomUUID() },
  });
  const transport = createInProcessTransport(rollcall, () =>
    rollcall.recognise({
      organizationId: "harbour",
      hostUserId: "amara",
      email: "amara@harbour.example",
      emailVerified: true,
      name: "Amara Okafor",
      organizationName: "Harbour Operations",
      organizationRole: "admin",
    }),
  );
  return { transport, client: createClient(transport), close: () => rollcall.close() };
}

describe("Rollcall over IndexedDB", () => {
  it("shows a change made in one tab in the event stream of another, and keeps it after a reload [X10]", async () => {
    const [one, other] = [await openTab("tabs"), await openTab("tabs")];
    const { schedule } = await one.client.schedules.create({ name: "Night watch", timeZone: "Europe/Oslo" });
    const ends = new AbortController();
    const messages = other.transport.stream({ [schedule.id]: null }, ends.signal)[Symbol.asyncIterator]();
    const kindOfNext = async () => ((await messages.next()) as IteratorYieldResult<StreamMessage>).value.kind;
    assert.equal(await kindOfNext(), "ready");
    await one.client.members.add({
      scheduleId: schedule.id,
      people: [{ address: "mei@harbour.example", name: "Mei" }],
    });
    assert.equal(await kindOfNext(), "change");
    ends.abort();
    const { total } = await other.client.members.list({ scheduleId: schedule.id });
    assert.equal(total, 2);
    await one.close();
    await other.close();

    const reloaded = await openTab("tabs");
    const { rows } = await reloaded.client.members.list({ scheduleId: schedule.id });
    assert.lengthOf(rows, 2);
    await reloaded.close();
    await deleteIndexedDbStore("tabs");
  });
});

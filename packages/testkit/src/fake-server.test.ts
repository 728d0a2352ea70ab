import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createHttpClient } from "@rollcall/client";
import { RollcallError, type HostIdentity } from "@rollcall/core";
import { setupServer } from "msw/node";
import { createFakeServer, type FakeServer } from "./fake-server.ts";

const baseUrl = "https://host.example/rollcall";
const ann: HostIdentity = {
  organizationId: "acme",
  hostUserId: "ann",
  email: "ann@example.org",
  emailVerified: true,
  name: "Ann Lee",
  organizationRole: "member",
};

let caller: HostIdentity | undefined = ann;
let fake: FakeServer;
let network: ReturnType<typeof setupServer>;

before(async () => {
  fake = await createFakeServer({ baseUrl, caller: () => caller });
  network = setupServer(...fake.handlers);
  network.listen();
});

after(async () => {
  network.close();
  await fake.close();
});

test("a host's test uses the real rules without opening a port [X25]", async () => {
  caller = ann;
  const client = createHttpClient({ baseUrl, timeout: 60_000 });
  const { schedule } = await client.schedules.create({ name: "Night watch" });
  const { results } = await client.members.add({ scheduleId: schedule.id, people: [{ address: "bo@example.org" }] });
  assert.equal(results[0]?.status, "added");
  await assert.rejects(
    client.members.leave({ scheduleId: schedule.id }),
    (error: unknown) => error instanceof RollcallError && error.code === "member.last-admin",
  );
});

test("a host's test can be anonymous [X25]", async () => {
  caller = undefined;
  await assert.rejects(
    createHttpClient({ baseUrl, timeout: 60_000 }).schedules.list({}),
    (error: unknown) => error instanceof RollcallError && error.code === "request.unauthenticated",
  );
});

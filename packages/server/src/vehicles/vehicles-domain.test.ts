import { createHttpClient } from "@rollcall/client";
import {
  createRollcall,
  type HostIdentity,
  type MailMessage,
  type RollcallClient,
  RollcallError,
  type StreamMessage,
  type EventOf,
} from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { createServer } from "../create-server.ts";
import { fetchWithoutSocket } from "../fetch-without-socket.fixture.ts";
import { nodePlatform } from "../node/index.ts";
import type { OpenApi } from "../openapi/describe-api.ts";
import { site } from "../world.fixture.ts";
import { type assignVehicle, type vehicleEvents, vehiclesDomain } from "./vehicles-domain.fixture.ts";

declare module "@rollcall/core" {
  interface EventTypes {
    readonly vehicles: EventOf<(typeof vehicleEvents)[number]>;
  }
}

const identityOf = (user: string, address = user): HostIdentity => ({
  organizationId: "org",
  hostUserId: user,
  email: `${address}@example.org`,
  emailVerified: address === user,
  name: user,
  organizationRole: user === "ann" ? "admin" : "member",
});

/** A server with the domain `vehicles`. Ann is an admin of the organization, Bob a member. */
async function openFleet() {
  const sent: MailMessage[] = [];
  const clock = createTestClock();
  const rollcall = await createRollcall({
    ...nodePlatform,
    store: createMemoryStore(),
    clock,
    domains: [vehiclesDomain],
    mail: {
      baseUrl: "https://planner.example.com",
      from: { address: "planner@planner.example.com", name: "Planner" },
      mailer: {
        send: async (message) => {
          sent.push(message);
          return { status: "sent" };
        },
      },
    },
  });
  const identities = new Map(["ann", "bob"].map((user) => [user, identityOf(user)]));
  const server = createServer({
    rollcall,
    authenticate: ({ headers }) => identities.get(headers.get("x-user") ?? "") ?? null,
    log: () => undefined,
  });
  const as = (user: string) =>
    createHttpClient<typeof assignVehicle>({
      baseUrl: `${site}/rollcall`,
      headers: { "x-user": user },
      fetch: fetchWithoutSocket(server),
      retry: 0,
    });
  const { personId: bobId } = await rollcall.recognise(identityOf("bob"));
  const ann = as("ann");
  const assign = (plate = "VX-1", driverId = bobId) =>
    ann.vehicles.assign({ plate, driverId, returnBy: clock.now() + 60_000 });
  return { rollcall, server, clock, sent, identities, as, ann, bobId, assign };
}

const platesOf = async (client: RollcallClient, personId: string): Promise<readonly unknown[]> => {
  const { document } = await client.people.export({ personId });
  return document.records.flatMap(({ rows }) => rows.map((row) => row["plate"]));
};

test("a domain adds a route, a client method, OpenAPI entries, a check and a dry run", async () => {
  const { server, as, ann, bobId } = await openFleet();
  const input = { plate: "VX-1", driverId: bobId, returnBy: 0 };
  assert.deepEqual(await ann.vehicles.assign.check(input), { allowed: true, reasons: [] });
  assert.equal((await as("bob").vehicles.assign.check(input)).allowed, false);
  const dry = await ann.vehicles.assign.dryRun(input);
  assert.deepEqual([dry.output.plate, dry.effects], ["VX-1", { vehicles: 1 }]);
  assert.deepEqual(await platesOf(ann, bobId), []);
  const body = JSON.stringify(input);
  const headers = { "x-user": "ann", "content-type": "application/json" };
  const response = await server.handler(
    new Request(`${site}/rollcall/vehicles.assign`, { method: "POST", headers, body }),
  );
  assert.equal(response.status, 200);
  assert.deepEqual(await platesOf(ann, bobId), ["VX-1"]);
  const api = await server.handler(new Request(`${site}/rollcall/openapi.json`, { headers }));
  const { paths, components } = (await api.json()) as OpenApi;
  assert.match(JSON.stringify(components), /"const":"vehicles-released"/);
  for (const path of ["/vehicles.assign", "/vehicles.assign/check", "/vehicles.assign/dry-run"]) assert.ok(paths[path]);
});

test("a reaction runs in the transaction, check and dry run of an earlier domain's operation", async () => {
  const { ann, bobId, assign } = await openFleet();
  const { id } = await assign();
  const dry = await ann.people.deactivate.dryRun({ personId: bobId });
  assert.equal((dry.effects as { readonly vehicles?: number }).vehicles, 1);
  const releases = dry.events.filter(({ type }) => type === "vehicles-released");
  assert.deepEqual(releases, [{ type: "vehicles-released", vehicleIds: [id] }]);
  assert.deepEqual(await platesOf(ann, bobId), ["VX-1"]);
  await ann.people.deactivate({ personId: bobId });
  assert.deepEqual(await platesOf(ann, bobId), []);
  await ann.people.reactivate({ personId: bobId });
  await assign("LOCKED-1");
  const { allowed, reasons } = await ann.people.deactivate.check({ personId: bobId });
  assert.deepEqual([allowed, reasons], [false, [{ code: "request.forbidden" }]]);
  await assert.rejects(
    ann.people.deactivate({ personId: bobId }),
    (error) => error instanceof RollcallError && error.code === "request.forbidden",
  );
  assert.deepEqual(await platesOf(ann, bobId), ["LOCKED-1"]);
  assert.equal((await ann.people.get({ personId: bobId })).person.state, "active");
});

test("records and seals a domain's entries, and streams them to callers who can see them", async () => {
  const { rollcall, identities, assign } = await openFleet();
  const { id } = await assign();
  const listen = async (user: string): Promise<StreamMessage | undefined> => {
    const actor = await rollcall.recognise(identities.get(user) ?? identityOf(user));
    const abort = new AbortController();
    for await (const message of rollcall.stream({ [id]: 0 }, actor, abort.signal)) {
      abort.abort();
      return message;
    }
    return undefined;
  };
  const message = await listen("ann");
  assert.equal(message?.kind, "change");
  assert.deepEqual([message.operation, message.events[0]?.type], ["vehicles.assign", "vehicle-assigned"]);
  assert.equal((await listen("bob"))?.kind, "closed");
  assert.ok((await rollcall.seal()).sealed > 0);
  assert.deepEqual((await rollcall.verifyHistory()).findings, []);
});

test("erasing a person erases their data in a domain", async () => {
  const { ann, bobId, assign } = await openFleet();
  await assign();
  await ann.people.erase({ personId: bobId });
  assert.deepEqual(await platesOf(ann, bobId), []);
});

test("moves a person's data in a domain when two people are merged", async () => {
  const { rollcall, as, ann, sent, identities, assign } = await openFleet();
  const { schedule } = await ann.schedules.create({ name: "Ward 3" });
  const added = await ann.members.add({ scheduleId: schedule.id, people: [{ address: "pia@example.org" }] });
  assert(added.results[0]?.status === "added");
  const { personId } = added.results[0].member;
  identities.set("pia-2", identityOf("pia-2", "pia"));
  const { personId: claimantId } = await rollcall.recognise(identityOf("pia-2", "pia"));
  await assign("VX-9", claimantId);
  await rollcall.dispatchMail();
  const token = /#([\w.-]+)/.exec(sent.find(({ to }) => to.address === "pia@example.org")?.text ?? "")?.[1] ?? "";
  await as("pia-2").invitations.accept({ token });
  assert.deepEqual(await platesOf(ann, personId), ["VX-9"]);
});

test("sends a domain's email with its own text, and runs its job", async () => {
  const { rollcall, clock, ann, bobId, sent, assign } = await openFleet();
  await assign();
  await rollcall.dispatchMail();
  const mail = sent.find(({ subject }) => subject === "Your vehicle VX-1");
  assert.match(mail?.text ?? "", /You drive VX-1 from now on/);
  assert.match(mail?.text ?? "", /https:\/\/planner\.example\.com\/portal\?vehicle=/);
  const job = rollcall.jobs.find(({ name }) => name === "vehicles.return");
  assert.equal(await job?.run(), 0);
  clock.advance(60_000);
  assert.equal(await job?.run(), 1);
  assert.deepEqual(await platesOf(ann, bobId), []);
});

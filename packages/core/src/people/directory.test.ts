import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createTestApp, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import type { DirectoryEntry, HostDirectory } from "../index.ts";

const entry = (name: string, over: object = {}): DirectoryEntry => ({
  hostUserId: `host-${name}`,
  name,
  email: `${name.toLowerCase()}@example.org`,
  ...over,
});

/** A host with these users in every organization. */
const directoryOf = (...entries: readonly DirectoryEntry[]): HostDirectory => ({
  search: (_organizationId, words) =>
    Promise.resolve(entries.filter(({ name }) => words === "" || name.startsWith(words))),
  get: (_organizationId, id) => Promise.resolve(entries.find(({ hostUserId }) => hostUserId === id)),
});

async function openHost(...entries: readonly DirectoryEntry[]) {
  const app = await createTestApp({ directory: directoryOf(...entries) });
  const boss = await app.user("Boss", { organizationRole: "scheduler" });
  return { app, boss, people: boss.client.people };
}

test("a scheduler finds host users and sees which have already been added [A4, A20, Q51]", async () => {
  const { app, people } = await openHost(entry("Lea"), entry("Leo"), entry("Max"));
  const leo = await app.user("Leo");
  const { rows } = await people.listDirectory({ search: "Le" });
  assert.deepEqual(rows, [
    { ...entry("Lea"), personId: null },
    { ...entry("Leo"), personId: leo.id },
  ]);
});

test("a picked user is a known internal person before their first request and stays the same person [A3, A4, Q7]", async () => {
  const { app, people } = await openHost(entry("Lea"));
  const { person } = await people.adopt({ hostUserId: "host-Lea" });
  assert.deepEqual([person.affiliation, person.status, person.name], ["internal", "active", "Lea"]);
  assert.deepEqual((await people.adopt({ hostUserId: "host-Lea" })).person, person);
  assert.equal((await app.user("Lea")).id, person.id);
});

test("a directory grants at most the member role and doesn't change people who have made a request [Q49, Q51, P24]", async () => {
  const { app, people } = await openHost(entry("Lea"), entry("Ada", { name: "Another user" }));
  assert.equal((await people.adopt({ hostUserId: "host-Lea" })).person.organizationRole, "member");
  const ada = await app.user("Ada", { organizationRole: "admin" });
  const before = await app.everything();
  const { person } = await people.adopt({ hostUserId: "host-Ada" });
  assert.deepEqual([person.id, person.name, person.organizationRole], [ada.id, "Ada", "admin"]);
  assert.deepEqual(await app.everything(), before);
});

test("ignores directory entries for other users or beyond the request [P12, Q51]", async () => {
  const entries = ["Lea", "Leo", "Les"].map((name) => entry(name));
  const directory: HostDirectory = { ...directoryOf(...entries), get: () => Promise.resolve(entries[0]) };
  const app = await createTestApp({ directory });
  const boss = await app.user("Boss", { organizationRole: "scheduler" });
  const adopt = async () => boss.client.people.adopt({ hostUserId: "host-Leo" });
  assert.equal(await refusedWithoutEffect(app, adopt), "request.not-found");
  assert.equal((await boss.client.people.listDirectory({ search: "Le", limit: 2 })).rows.length, 2);
});

test("a directory user added by address before is the same person and immediately counts as an admin [Q7, Q17, Q51]", async () => {
  const { app, boss, people } = await openHost(entry("Lea"));
  const scheduleId = await app.schedule(boss);
  const added = await boss.client.members.add({ scheduleId, people: [{ address: "lea@example.org" }] });
  const [one] = added.results;
  assert(one?.status === "added");
  const { member } = one;
  await boss.client.members.setRole({ scheduleId, personId: member.personId, role: "admin" });
  const admins = async () => (await boss.client.schedules.get({ scheduleId })).schedule.admins;
  assert.equal(await admins(), 1);
  const { person } = await people.adopt({ hostUserId: "host-Lea" });
  assert.deepEqual([person.id, person.name], [member.personId, "Lea"]);
  assert.equal(await admins(), 2);
});

test("never converts an external person with that address [Q51]", async () => {
  const { app, people } = await openHost(entry("Lea"));
  await people.create({ firstName: "Lea", lastName: "Worker", email: "lea@example.org" });
  const adopt = async () => people.adopt({ hostUserId: "host-Lea" });
  assert.equal(await refusedWithoutEffect(app, adopt), "person.external-address");
});

test("picking a deactivated person doesn't reactivate them [Q49, Q51]", async () => {
  const { app, boss, people } = await openHost(entry("Lea"));
  const admin = await app.user("Admin", { organizationRole: "admin" });
  const scheduleId = await app.schedule(boss);
  const added = await boss.client.members.add({ scheduleId, people: [{ address: "lea@example.org" }] });
  const [one] = added.results;
  assert(one?.status === "added");
  const { personId } = one.member;
  await admin.client.people.deactivate({ personId });
  const adopt = async () => people.adopt({ hostUserId: "host-Lea" });
  assert.equal(await refusedWithoutEffect(app, adopt), "person.deactivated");
  await admin.client.people.reactivate({ personId });
  assert.equal((await adopt()).person.id, personId);
});

test("ignores invalid directory entries [P12]", async () => {
  const wrong = [{ hostUserId: 7 }, { ...entry("Two"), email: "no address" }] as unknown as DirectoryEntry[];
  const { people } = await openHost(...wrong, entry("Lea"));
  const { rows } = await people.listDirectory({});
  assert.deepEqual(
    rows.map(({ hostUserId }) => hostUserId),
    ["host-Two", "host-Lea"],
  );
  assert.equal(await codeOf(people.adopt({ hostUserId: "host-Two" })), "person.email-invalid");
  assert.equal(await codeOf(people.adopt({ hostUserId: "host-None" })), "request.not-found");
});

test("queries the directory only for callers who are allowed to [Q49, A65]", async () => {
  const asked: string[] = [];
  const { search, get } = directoryOf(entry("Lea"));
  const directory: HostDirectory = {
    search: async (...args) => (asked.push("search"), search(...args)),
    get: async (...args) => (asked.push("get"), get(...args)),
  };
  const app = await createTestApp({ directory });
  const ask = async ({ client: { people } }: Awaited<ReturnType<typeof app.user>>) =>
    Promise.allSettled([people.listDirectory({}), people.adopt({ hostUserId: "host-Lea" })]);
  await ask(await app.user("Max"));
  assert.deepEqual(asked, []);
  await ask(await app.user("Boss", { organizationRole: "scheduler" }));
  assert.deepEqual(asked, ["search", "get"]);
});

test("rejects members and external people, and hosts without a directory [Q49, A65]", async () => {
  const { app } = await openHost(entry("Lea"));
  const max = await app.user("Max");
  assert.equal(await codeOf(max.client.people.listDirectory({})), "request.forbidden");
  assert.equal(await codeOf(max.client.people.adopt({ hostUserId: "host-Lea" })), "request.forbidden");
  const without = await createTestApp();
  const boss = await without.user("Boss", { organizationRole: "admin" });
  assert.equal(await codeOf(boss.client.people.listDirectory({})), "request.forbidden");
  assert.equal((await boss.client.people.listDirectory.check({})).allowed, false);
});

test("reports a failing directory as temporarily unavailable [Q51, F8]", async () => {
  const failing: readonly (() => unknown)[] = [
    () => Promise.reject(new Error("no connection")),
    () => {
      throw new TypeError("not a function");
    },
    () => Promise.resolve(null),
  ];
  for (const fail of failing) {
    const directory = { search: fail, get: fail } as unknown as HostDirectory;
    const app = await createTestApp({ directory });
    const { people } = (await app.user("Boss", { organizationRole: "scheduler" })).client;
    assert.equal(await codeOf(people.listDirectory({})), "upstream.unavailable");
    const isNobody = fail === failing[2];
    const code = await refusedWithoutEffect(app, () => people.adopt({ hostUserId: "host-Lea" }));
    assert.equal(code, isNobody ? "request.not-found" : "upstream.unavailable");
  }
});

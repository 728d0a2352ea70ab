import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { hire, settle } from "./portal.fixture.ts";

const hour = 3_600_000;

async function openAccess() {
  const world = await createMailedWorld();
  const { boss, app } = world;
  return {
    ...world,
    access: async (personId: string) => (await boss.client.access.get({ personId })).access,
    at: (hours: number) => new Date(app.clock.now() + hours * hour).toISOString(),
  };
}

test("shows people managers the account stage: created, invited until when, or active since when [A17, A24, Q26]", async () => {
  const { app, mailer, boss, access, at } = await openAccess();
  const wim = await hire(boss, "Wim");
  const open = {
    portal: "on",
    from: null,
    until: null,
    reason: "",
    contact: null,
    mailProblem: null,
    mailDelay: null,
    organizationId: "acme",
    refused: {},
  };
  const nothing = { ...open, devices: 0, lock: null };
  const made = await access(wim.id);
  assert.deepEqual(
    { ...made, number: 0, personNumber: 0 },
    {
      ...nothing,
      stage: "created",
      temporaryUntil: null,
      issue: null,
      passwordAt: null,
      number: 0,
      personNumber: 0,
    },
  );
  const { issue } = (await boss.client.access.activate({ personId: wim.id })).person;
  const { stage, temporaryUntil, ...invited } = await access(wim.id);
  assert.deepEqual([stage, temporaryUntil, invited.issue, invited.refused], ["invited", at(72), issue, {}]);
  app.clock.advance(hour);
  const xia = await settle(app, mailer, boss, "Xia");
  const since = at(0);
  app.clock.advance(hour);
  const settled = await access(xia.id);
  assert.deepEqual(
    [settled.stage, settled.passwordAt, settled.temporaryUntil, settled.issue],
    ["active", since, null, null],
  );
});

test("shows people managers which actions aren't allowed and why [A23, A36, X1]", async () => {
  const { app, mailer, boss, max, access } = await openAccess();
  const refused = async (personId: string) => (await access(personId)).refused;
  const active = [{ code: "person.already-active" }];
  const xia = await settle(app, mailer, boss, "Xia");
  assert.deepEqual(await refused(xia.id), { activate: active, resend: active });
  assert.deepEqual(await refused(max.id), { activate: active, resend: active });
  await boss.client.people.deactivate({ personId: xia.id });
  const both = [{ code: "person.deactivated" }, ...active];
  assert.deepEqual(await refused(xia.id), { activate: both, resend: both });
  await boss.client.people.erase({ personId: xia.id });
  const { activate = [], setPortal } = await refused(xia.id);
  assert.deepEqual([activate[0], setPortal], [{ code: "person.erased" }, [{ code: "person.erased" }]]);
});

test("shows the start and end of a planned pause; the portal is off only between them [A32, X20]", async () => {
  const { app, boss, max, access, at } = await openAccess();
  const [from, until] = [at(24), at(48)];
  await boss.client.access.setPortal({ personId: max.id, portal: "off", from, until, reason: "Off season." });
  const shown = async () => {
    const { portal, reason, ...ends } = await access(max.id);
    return [portal, ends.from, ends.until, reason];
  };
  assert.deepEqual(await shown(), ["on", from, until, "Off season."]);
  app.clock.advance(24 * hour);
  assert.deepEqual(await shown(), ["off", from, until, "Off season."]);
  await boss.client.access.setPortal({ personId: max.id, portal: "on" });
  assert.deepEqual(await shown(), ["on", null, null, ""]);
});

test("returns sequence numbers from which both topics continue with activation, resend and pause [A24, X20]", async () => {
  const { app, boss, access } = await openAccess();
  // Other changes to her keep the two sequence numbers apart.
  await hire(boss, "Zoe");
  const { id: personId } = await hire(boss, "Wim");
  const { issue: before } = await access(personId);
  assert.equal(before, null);
  const client = boss.client.access;
  const steps = [
    async () => client.activate({ personId }),
    async () => client.resend({ personId, issue: (await access(personId)).issue }),
    async () => client.setPortal({ personId, portal: "off" }),
    async () => client.setPortal({ personId, portal: "on" }),
  ];
  const types = ["person-invited", "person-invited", "portal-paused", "portal-opened"];
  for (const [index, step] of steps.entries()) {
    const { number, personNumber } = await access(personId);
    const everybody = await listen(app, boss, { "people:acme": number });
    const them = await listen(app, boss, { [personId]: personNumber });
    await everybody.untilReady();
    await them.untilReady();
    await step();
    const entry = change(await everybody.next());
    assert.deepEqual([entry.number, entry.events], [number + 1, [{ type: "people-changed", personId }]]);
    const own = change(await them.next());
    assert.deepEqual([own.number, own.events[0]?.type], [personNumber + 1, types[index]]);
    everybody.abort.abort();
    them.abort.abort();
  }
});

test("clears the delivery failure of the previous email when another is sent [A24]", async () => {
  const { app, mailer, boss, access } = await openAccess();
  const { id: personId } = await hire(boss, "Wim");
  mailer.answer = () => ({ status: "refused", reason: "550 no such mailbox" });
  const { issue } = (await boss.client.access.activate({ personId })).person;
  await app.rollcall.dispatchMail();
  assert.equal((await access(personId)).mailProblem, "refused");
  await boss.client.access.resend({ personId, issue });
  assert.equal((await access(personId)).mailProblem, null);
});

test("hides portal access from anyone who can't manage people [Q49, P21]", async () => {
  const { app, mailer, boss, max } = await openAccess();
  const xia = await settle(app, mailer, boss, "Xia");
  assert.equal(await codeOf(max.client.access.get({ personId: xia.id })), "request.not-found");
  assert.equal(await codeOf(xia.browser.client.access.get({ personId: xia.id })), "request.forbidden");
});

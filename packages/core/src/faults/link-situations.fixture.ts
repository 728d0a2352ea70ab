import assert from "node:assert/strict";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { createScriptedUpstream, upstreamPerson } from "../linking/scripted-provider.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import type { TestUser } from "../testing/test-app.fixture.ts";
import { type OpenWorld, run, type Situations } from "./situations.fixture.ts";

const connection = { provider: "scripted", upstreamId: "crew", settings: {}, credentials: {} };

const connect = ({ client }: TestUser) => client.calendars.connect({ address: "https://calendar.example.org/own.ics" });

/** Ann's own schedule, linked to one with these people after the first run. */
async function openLinked(open: OpenWorld, names: readonly string[]) {
  const upstream = createScriptedUpstream();
  const world = await open({ links: { providers: [upstream.provider] }, calendars: scriptedCalendars() });
  const { app, ann } = world;
  const scheduleId = await app.schedule(ann, "Own");
  const follow = async (...people: readonly string[]) => {
    upstream.people = people.map((name) => upstreamPerson(name));
    await ann.client.links.sync({ scheduleId });
    await run(app, "links.sync");
  };
  const link = async () => {
    upstream.people = names.map((name) => upstreamPerson(name));
    await ann.client.links.create({ scheduleId, ...connection });
    await run(app, "links.sync");
  };
  const confirm = async () => {
    const { link: shown } = await ann.client.links.get({ scheduleId });
    await ann.client.links.confirmHeld({ scheduleId, digest: shown?.held?.digest ?? assert.fail("nothing is held") });
  };
  return { ...world, upstream, scheduleId, link, follow, confirm };
}

/** What linked schedules emit, by what happens. */
export const linkSituations: Situations = {
  async "a ready person is all that is assignable after the first run, and the next arrival is ready"(open) {
    const { ann, max, oda, scheduleId, link, follow } = await openLinked(open, ["Max"]);
    await connect(max);
    await connect(oda);
    await link();
    await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
    await follow("Max", "Oda");
  },
  async "a member is matched, and people with shifts leave"(open) {
    const { ann, max, scheduleId, link, follow } = await openLinked(open, ["Max", "Kim", "Lou"]);
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
    await link();
    await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
    await follow("Kim", "Lou");
  },
  async "an admin confirms that no one can be assigned, and unlinks the schedule again"(open) {
    const { ann, boss, scheduleId, link, confirm } = await openLinked(open, []);
    await connect(ann);
    await plan(ann, scheduleId, { assignees: [{ personId: ann.id }] });
    await link();
    await confirm();
    await boss.client.links.remove({ scheduleId });
  },
  async "an admin confirms removals, after which everyone is ready"(open) {
    const { max, link, follow, confirm } = await openLinked(open, ["Max", "Kim", "Lou", "Noa"]);
    await connect(max);
    await link();
    await follow("Max");
    await confirm();
  },
  async "an invited person has another address"(open) {
    const { app, ann, upstream, scheduleId, link } = await openLinked(open, ["Kim"]);
    await link();
    await app.rollcall.dispatchMail();
    upstream.people = [upstreamPerson("Kim", { address: "kim.lee@example.org" })];
    await ann.client.links.sync({ scheduleId });
    await run(app, "links.sync");
  },
  async "an admin decides on possible matches, and changes the link"(open) {
    const { app, ann, boss, max, oda, upstream, scheduleId, link } = await openLinked(open, ["Oda"]);
    for (const user of [oda, boss, max]) await connect(user);
    await link();
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
    const unverified = ["Max", "Boss"].map((name) => upstreamPerson(name, { verified: false }));
    upstream.people = [upstreamPerson("Oda"), ...unverified];
    await ann.client.links.sync({ scheduleId });
    await run(app, "links.sync");
    await ann.client.links.mergeMatch({ scheduleId, externalId: "up-Boss" });
    await ann.client.links.mergeMatch({ scheduleId, externalId: "up-Max" });
    upstream.people = [upstreamPerson("Vic", { verified: false }), ...upstream.people];
    await ann.client.links.sync({ scheduleId });
    await run(app, "links.sync");
    await ann.client.links.dismissMatch({ scheduleId, externalId: "up-Vic" });
    await ann.client.links.update({ scheduleId, removalPercent: 50 });
  },
};

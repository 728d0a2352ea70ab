import assert from "node:assert/strict";
import { samples } from "../composition/samples.ts";
import type { CallWorld, OperationSample } from "../identity/operation-sample.ts";
import { createScriptedUpstream, upstreamPerson } from "../linking/scripted-provider.fixture.ts";
import { createTestApp, type TestApp, type TestUser } from "../testing/test-app.fixture.ts";
import { createFakeMailer, type FakeMailer, unsubscribeTokenIn } from "../testing/fake-mailer.fixture.ts";
import { hireWorkers } from "./workers.fixture.ts";
import { reportShifts } from "./report-shifts.fixture.ts";
import { raceWorld, type RaceWorld } from "./race-world.fixture.ts";
import { samePasswords } from "./same-passwords.fixture.ts";
import { newSecrets } from "./test-secrets.fixture.ts";

/** An organization with data for every command. */
export interface CrashWorld extends RaceWorld, CallWorld {
  readonly ids: RaceWorld["ids"] & CallWorld["ids"];
}

/** The product whose schedule is linked: empty after the first run. */
export const crashUpstream = createScriptedUpstream("sample");

/** Links a schedule, all of whose people then leave upstream. */
async function linkedSchedule({ rollcall }: TestApp, ann: TestUser) {
  const linkedScheduleId = (await ann.client.schedules.create({ name: "Linked" })).schedule.id;
  const connection = { provider: "sample", upstreamId: "crew", settings: {}, credentials: { token: "a-token" } };
  await ann.client.members.add({ scheduleId: linkedScheduleId, people: [{ address: "may@example.org" }] });
  const arriving = ["Kim", "Lou", "May", "Noa", "Pat"].map((name) => upstreamPerson(name));
  const possible = ["Max", "Vic"].map((name) => upstreamPerson(name, { verified: false }));
  crashUpstream.people = [...arriving, ...possible];
  await ann.client.links.create({ scheduleId: linkedScheduleId, ...connection });
  const run = rollcall.jobs.find(({ name }) => name === "links.sync")?.run;
  await run?.();
  crashUpstream.people = [];
  await ann.client.links.sync({ scheduleId: linkedScheduleId });
  await run?.();
  const { link } = await ann.client.links.get({ scheduleId: linkedScheduleId });
  return { linkedScheduleId, heldDigest: link?.held?.digest ?? assert.fail("nothing is held") };
}

/** Creates the world in memory. */
export async function createCrashWorld(): Promise<{ readonly app: TestApp; readonly world: CrashWorld }> {
  const mailer = createFakeMailer();
  const app = await createTestApp({
    ...{ mail: mailer.options, secrets: newSecrets(800_000), passwords: samePasswords },
    links: { providers: [crashUpstream.provider] },
  });
  return { app, world: await crashWorld(app, mailer) };
}

async function crashWorld(app: TestApp, mailer: FakeMailer): Promise<CrashWorld> {
  const organizationId = "acme";
  const world = await raceWorld(app, organizationId, { invited: mailer });
  const { scheduleId, ids, callers } = world;
  const { Ann: ann, Boss: boss } = callers;
  assert(ann !== undefined && boss !== undefined);
  const archivedScheduleId = (await boss.client.schedules.create({ name: "Archived" })).schedule.id;
  await boss.client.schedules.archive({ scheduleId: archivedScheduleId });
  const personalScheduleId = (await ann.client.schedules.create({ name: "Ann's", owner: "person" })).schedule.id;
  await ann.client.members.add({ scheduleId: personalScheduleId, people: [{ personId: ids.Bob, role: "admin" }] });
  const dee = await app.user("Dee", { organizationId });
  await ann.client.members.add({ scheduleId, people: [{ personId: dee.id }] });
  await boss.client.people.deactivate({ personId: dee.id });
  const linked = await linkedSchedule(app, ann);
  const max = callers["Max"];
  await max?.client.calendars.connect({ address: "https://calendar.example.org/max.ics" });
  const calendarLink = await max?.client.portal.createCalendarLink({ name: "Phone" });
  const file = await max?.client.files.upload(new Blob(["%PDF-1.7\n%%EOF\n"]), "Proof.pdf");
  const device = { p256dh: "p".repeat(87), auth: "a".repeat(22), name: "Phone" };
  const push = await max?.client.notifications.addDevice({ endpoint: "https://push.example.org/send/max", ...device });
  await max?.client.notifications.test({ channel: "mail" });
  await app.rollcall.dispatchMail();
  const planned = {
    ...{ scheduleId, kind: "Night", assignees: [{ personId: ids.Max }] },
    ...{ start: "2026-02-02T08:00:00+00:00[UTC]", end: "2026-02-02T16:00:00+00:00[UTC]" },
  };
  const shiftId = (await ann.client.shifts.create(planned)).shift.id;
  const { assignees: _assignees, ...repeated } = planned;
  const seriesId = (await ann.client.shifts.createSeries({ ...repeated, rule: "FREQ=WEEKLY;COUNT=2" })).seriesId;
  const onOffer = {
    ...planned,
    kind: "Late",
    assignees: [],
    start: "2026-02-04T08:00[UTC]",
    end: "2026-02-04T16:00[UTC]",
  };
  const offeredShiftId = (await ann.client.shifts.create(onOffer)).shift.id;
  const { offer } = await ann.client.offers.create({
    scheduleId,
    shiftId: offeredShiftId,
    personIds: [ids.Max, ids.May],
  });
  await callers["May"]?.client.offers.decline({ scheduleId, shiftId: offeredShiftId });
  const times = { start: "2026-02-06T08:00[UTC]", end: "2026-02-06T16:00[UTC]" };
  const acceptedShiftId = (await ann.client.shifts.create({ scheduleId, kind: "Early", ...times })).shift.id;
  const accepted = { scheduleId, shiftId: acceptedShiftId };
  await ann.client.offers.create({ ...accepted, personIds: [ids.Max, ids.May] });
  await max?.client.offers.accept({ ...accepted, version: 1 });
  await callers["May"]?.client.offers.joinWaitlist(accepted);
  const swap = async (day: number, answer: object | undefined) => {
    const confirmed = async (date: number, personId: string | undefined) => {
      const at = (hour: number): string => `2026-02-${date}T${hour}:00[UTC]`;
      const asked = { ...{ scheduleId, kind: "Swap", start: at(10), end: at(16) }, status: "confirmed" } as const;
      return (await ann.client.shifts.create({ ...asked, assignees: [{ personId: personId ?? "" }] })).shift.id;
    };
    const shiftId = await confirmed(day, ids.Max);
    const { swapId = "" } = (await max?.client.swaps.propose({ scheduleId, shiftId, version: 1 })) ?? {};
    const given =
      answer && "inExchange" in answer ? { shiftId: await confirmed(day + 1, ids.May), version: 1 } : undefined;
    const inExchange = given && { inExchange: given };
    if (answer) await callers["May"]?.client.swaps.accept({ scheduleId, swapId, version: 1, ...inExchange });
    return swapId;
  };
  const openSwapId = await swap(16, undefined);
  const answeredSwapId = await swap(18, { inExchange: true });
  const doneSwapId = await swap(20, {});
  const { workedShiftId, reportedShiftId } = await reportShifts(app, world);
  const days = { firstDay: "2026-03-02", lastDay: "2026-03-02" };
  const requestId = (await max?.client.portal.requestTimeOff(days))?.request.id ?? assert.fail("no request");
  await max?.client.portal.blockDays({ days: ["2026-03-03"] });
  const { id: skillId } = (await boss.client.skills.createType({ name: "Climbing" })).type;
  await boss.client.skills.assign({ typeId: skillId, personIds: [ids.Max] });
  const { id: archivedSkillId } = (await boss.client.skills.createType({ name: "Fencing" })).type;
  await boss.client.skills.archiveType({ typeId: archivedSkillId });
  const certify = async (name: string, proofRequired: boolean) => {
    const { id: typeId } = (await boss.client.certifications.createType({ name, proofRequired })).type;
    await boss.client.certifications.assign({ typeId, personIds: [ids.Max] });
    return typeId;
  };
  const certificationId = await certify("First aid", true);
  const plainCertificationId = await certify("Briefing", false);
  const { id: archivedCertificationId } = (await boss.client.certifications.createType({ name: "Forklift" })).type;
  await boss.client.certifications.archiveType({ typeId: archivedCertificationId });
  const page = await max?.client.files.upload(new Blob(["%PDF-1.7\n%%EOF\n"]), "Page.pdf");
  const documentIds = [page?.id ?? assert.fail("no document")];
  const submitted = await max?.client.portal.submitProof({ typeId: certificationId, documentIds });
  const { id: proofId, digest: proofDigest } = submitted?.proof ?? assert.fail("no proof");
  await ann.client.members.setRole({ scheduleId, personId: ids.Vic, role: "member" });
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const { wesId, yanId, zoe, xia, resetToken } = await hireWorkers(app, mailer, boss);
  return {
    ...world,
    organizationId,
    actors: { ...world.actors, Xia: xia.actor },
    ids: { ...ids, Dee: dee.id, Wes: wesId, Yan: yanId, Zoe: zoe.id, Xia: xia.id },
    archivedScheduleId,
    personalScheduleId,
    ...linked,
    shiftId,
    seriesId,
    templateId: (await ann.client.shifts.saveTemplate({ scheduleId, name: "Week", from: "2026-02-02" })).template.id,
    offeredShiftId,
    acceptedShiftId,
    openSwapId,
    answeredSwapId,
    doneSwapId,
    ...{ reportKind: "Event", archivedReportKind: "Audit", workedShiftId, reportedShiftId },
    offerId: offer?.id ?? assert.fail("no offer"),
    deviceId: push?.device.id ?? assert.fail("no device"),
    unsubscribeToken: unsubscribeTokenIn(mailer.to(max?.identity.email ?? "")),
    documentId: file?.id ?? assert.fail("no document"),
    calendarLinkId: calendarLink?.link.id ?? assert.fail("no link"),
    requestId,
    skillId,
    archivedSkillId,
    ...{ certificationId, plainCertificationId, archivedCertificationId, proofId, proofDigest },
    number,
    profileNumber: xia.number,
    resetToken,
    issue: zoe.issue,
    xiaEmail: xia.email,
  };
}

/** The sample calls by operation. */
export const sampleCalls: ReadonlyMap<string, NonNullable<OperationSample["call"]>> = new Map(
  Object.entries<OperationSample>(samples).flatMap(([name, { call }]) => (call === undefined ? [] : [[name, call]])),
);

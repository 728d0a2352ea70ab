import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./member-history.define.ts";
import {
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { amara, entryOf, openHistoryWorld, mountHistory, entryTexts } from "./history.fixture.ts";

const boss = "Bea Boss";

describe("<member-history>", () => {
  afterEach(clearPage);

  it("shows who changed what, newest first, with values before and after [X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas, mei } = world;
    const { members, schedules } = world.client(amara);
    await members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    await world.client("Mei Tanaka").members.setAssignable({ scheduleId, personId: mei, assignable: false });
    await members.setAssignable({ scheduleId, personId: jonas, assignable: false });
    await members.setRole({ scheduleId, personId: jonas, role: "member" });
    await schedules.update({ scheduleId, name: "Night desk", description: "North gate" });
    await schedules.setAutoSend({ scheduleId, autoSend: false });
    await members.remove({ scheduleId, personId: jonas });
    await world.client("Mei Tanaka").members.remove({ scheduleId, personId: mei });
    const panel = await mountHistory(world);
    expect(entryTexts(panel)).to.deep.equal([
      "Mei Tanaka left; Role Admin",
      "Amara Okafor removed Jonas Lindqvist; Role Member",
      "Amara Okafor changed the settings; Automatic invitations Yes → No",
      "Amara Okafor changed the settings; Name Night watch → Night desk; Description None → North gate",
      "Amara Okafor changed Jonas Lindqvist; Role Viewer → Member",
      "Amara Okafor changed Jonas Lindqvist; Assignable Yes → No",
      "Mei Tanaka changed their own membership; Assignable Yes → No",
      "Amara Okafor changed Jonas Lindqvist; Role Member → Viewer",
      "The account of Mei Tanaka was updated",
      "Amara Okafor added Mei Tanaka; Role Admin",
      "Amara Okafor added Jonas Lindqvist; Role Member",
      "Amara Okafor created the schedule; Role Admin",
    ]);
  });

  it("shows sent, copied, revoked, accepted and bounced invitations [X8, X6]", async () => {
    const world = await openWorld();
    const { scheduleId } = world;
    const { invitations, schedules } = world.client(amara);
    await schedules.setAutoSend({ scheduleId, autoSend: false });
    const [jonas = "", mei = ""] = await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    await invitations.send({ scheduleId });
    world.refuseMail("mei.tanaka@harbour.example", { status: "refused", reason: "550" });
    await world.rollcall.dispatchMail();
    await invitations.copyLink({ scheduleId, personId: mei });
    await invitations.revoke({ scheduleId, personId: mei });
    const { url } = await invitations.copyLink({ scheduleId, personId: jonas });
    await world.client("Jonas Lindqvist").invitations.accept({ token: url.split("#")[1] ?? "" });
    const panel = await mountHistory(world);
    const lines = entryTexts(panel);
    expect(lines.slice(0, 1)).to.deep.equal(["Jonas Lindqvist accepted the invitation"]);
    for (const line of [
      "Amara Okafor revoked the invitation for Mei Tanaka",
      "Amara Okafor copied the invitation link for Mei Tanaka",
      "The invitation for Mei Tanaka couldn’t be delivered",
      "Invitation sent to Jonas Lindqvist",
      "Amara Okafor invited Jonas Lindqvist and Mei Tanaka",
    ]) {
      expect(lines).to.include(line);
    }
    expect(entryOf(panel, "Invitation sent")?.querySelector("[part=undo]")).to.equal(null);
  });

  it("shows archived, restored and transferred schedules and deactivated accounts [X8, Q23]", async () => {
    const world = await openWorld();
    const { schedules } = world.client(amara);
    const { schedule } = await schedules.create({ name: "My rota", owner: "person" });
    const scheduleId = schedule.id;
    const added = await world.client(amara).members.add({
      scheduleId,
      people: [{ address: "mei.tanaka@harbour.example", name: "Mei Tanaka", role: "admin" }],
    });
    const [first] = added.results;
    const mei = first?.status === "added" ? first.member.personId : "";
    await world.client("Mei Tanaka").people.getMe({});
    await schedules.archive({ scheduleId });
    await schedules.restore({ scheduleId });
    await schedules.transfer({ scheduleId, ownerId: mei });
    const panel = await mountHistory({ ...world, scheduleId });
    expect(entryTexts(panel).slice(0, 3)).to.deep.equal([
      "Amara Okafor transferred the schedule; Owner Amara Okafor → Mei Tanaka",
      "Amara Okafor restored the schedule",
      "Amara Okafor archived the schedule",
    ]);
    await world.client(boss, "admin").people.deactivate({ personId: mei });
    await until(() => entryTexts(panel)[0]?.includes("Bea Boss deactivated Mei Tanaka; Assignable Yes → No"));
    await world.client(boss, "admin").people.reactivate({ personId: mei });
    await until(() => entryTexts(panel)[0]?.includes("Bea Boss reactivated Mei Tanaka"));
  });

  it("shows created, changed, assigned, unassigned and flagged shifts [X8, B63]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    const { shifts, members } = world.client(amara);
    const [start, end] = ["2031-01-05T20:00:00+01:00[Europe/Zurich]", "2031-01-05T23:00:00+01:00[Europe/Zurich]"];
    const { shift } = await shifts.create({ scheduleId, kind: "Night", start, end });
    await shifts.update({ scheduleId, shiftId: shift.id, kind: "Late", status: "offered" });
    await shifts.assign({ scheduleId, shiftId: shift.id, personId: jonas });
    await shifts.assign({ scheduleId, shiftId: shift.id, personId: null });
    const [self] = (await members.list({ scheduleId, search: amara })).rows;
    await shifts.create({ scheduleId, kind: "Own", start, end, assignees: [{ personId: self?.personId ?? "" }] });
    await shifts.create({ scheduleId, kind: "Early", start, end, assignees: [{ personId: jonas }] });
    await members.remove({ scheduleId, personId: jonas });
    await shifts.release({ scheduleId, personId: jonas });
    const panel = await mountHistory(world);
    expect(entryTexts(panel).slice(0, 8)).to.deep.equal([
      "Amara Okafor released the upcoming shifts of Jonas Lindqvist",
      "Amara Okafor removed Jonas Lindqvist; Role Member; Jonas Lindqvist still has upcoming shifts",
      "Amara Okafor created a shift for Jonas Lindqvist; Kind Early; When Jan 5, 2031, 8:00 – 11:00 PM",
      "Amara Okafor created a shift for themselves; Kind Own; When Jan 5, 2031, 8:00 – 11:00 PM",
      "Amara Okafor unassigned Jonas Lindqvist from a shift",
      "Amara Okafor assigned a shift to Jonas Lindqvist",
      "Amara Okafor changed a shift; Kind Night → Late; Status Draft → Offered",
      "Amara Okafor created an unassigned shift; Kind Night; When Jan 5, 2031, 8:00 – 11:00 PM",
    ]);
    expect(entryOf(panel, "created a shift")?.querySelector("[part=undo]") === null).to.equal(true);
  });

  it("names the first ten of many people and counts the rest [X8]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 14 }, (_, index) => `Deckhand ${index + 10}`),
    );
    const panel = await mountHistory(world);
    expect(entryTexts(panel)[0]).to.include("Deckhand 19, and 4 more");
  });

  it("groups changes by day and shows the time of each [X8]", async () => {
    const world = await openHistoryWorld();
    const panel = await mountHistory(world);
    const days = [...panel.renderRoot.querySelectorAll(".day")].map((day) => day.textContent);
    expect(days).to.deep.equal(["Saturday, November 21, 2026"]);
    const time = entryOf(panel, "created the schedule")?.querySelector("time");
    expect(time?.textContent).to.equal("9:00 AM");
    expect(time?.dateTime).to.match(/^2026-11-21T09:00:\d\d\.000Z$/);
  });

  it("shows older changes on request and focuses the first of them [X8, X22]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    const { members } = world.client(amara);
    for (let index = 0; index < 60; index++) {
      await members.setAssignable({ scheduleId, personId: jonas, assignable: index % 2 === 1 });
    }
    const panel = await mountHistory(world);
    expect(entryTexts(panel).length).to.equal(20);
    (await inside(panel, "[part=older]")).click();
    await until(() => entryTexts(panel).length === 64);
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("aria-label") === "Show members after change 44");
    expect(panel.renderRoot.querySelector("[part=older]") === null).to.equal(true);
  });

  it("shows changes by others at the top within a second and keeps the focus [X8]", async () => {
    const world = await openHistoryWorld();
    const panel = await mountHistory(world);
    const button = await inside(panel, "[data-number='2'] [part=undo]");
    button.focus();
    await world
      .client("Mei Tanaka")
      .members.setRole({ scheduleId: world.scheduleId, personId: world.jonas, role: "viewer" });
    await until(() => entryTexts(panel)[0] === "Mei Tanaka changed Jonas Lindqvist; Role Member → Viewer");
    expect(panel.shadowRoot?.activeElement === button).to.equal(true);
  });

  it("shows only changes that involve one person, and follows when the person is replaced [X8, P25]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas, mei } = world;
    await world.client(amara).members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    const panel = await mountHistory(world, amara, { attributes: { "person-id": jonas } });
    expect(entryTexts(panel)).to.deep.equal([
      "Amara Okafor changed Jonas Lindqvist; Role Member → Viewer",
      "Amara Okafor added Jonas Lindqvist; Role Member",
    ]);
    panel.personId = mei;
    await until(
      () =>
        entryTexts(panel).join() === "The account of Mei Tanaka was updated,Amara Okafor added Mei Tanaka; Role Admin",
    );
  });

  it("reads a limited number of pages for one person and continues on request [X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    const real = world.as(amara);
    let asked = 0;
    const entries = (await world.client(amara).history.list({ scheduleId, personId: jonas })).entries;
    const far = intercept(real, (name) => {
      if (name !== "history.list") return undefined;
      asked += 1;
      return Promise.resolve(
        asked === 12 ? { entries, next: null, previous: null } : { entries: [], next: '["9"]', previous: null },
      );
    });
    const panel = await mountPanel("member-history", far, {
      attributes: { "schedule-id": scheduleId, "person-id": jonas },
    });
    await waitForText(panel, "No changes found yet");
    expect(asked).to.equal(5);
    (await inside(panel, "[part=older]")).click();
    await until(() => entryTexts(panel).length === 1);
  });

  it("hides the name of an erased person [P25, X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    await world.client(amara).members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    const panel = await mountHistory(world);
    await world.client(boss, "admin").people.erase({ personId: jonas });
    await until(() => entryTexts(panel)[0]?.includes("Bea Boss erased a member of this schedule"));
    expect(entryTexts(panel)[1]).to.equal("Amara Okafor changed Erased person; Role Member → Viewer");
    expect(textOf(panel)).not.to.include("Jonas");
  });

  it("shows markup in names and values as text [P54]", async () => {
    const world = await openWorld();
    const evil = `<img src=x onerror="document.title='hacked'">`;
    const people = [{ name: evil, address: "evil@harbour.example" }];
    await world.client(amara).members.add({ scheduleId: world.scheduleId, people });
    await world.client(amara).schedules.update({ scheduleId: world.scheduleId, name: "<b>Night</b>" });
    const panel = await mountHistory(world);
    expect(entryTexts(panel)[0]).to.include("Name Night watch → <b>Night</b>");
    expect(entryTexts(panel)[1]).to.include(evil);
    const names = [...(entryOf(panel, "added")?.querySelectorAll("bdi") ?? [])].map((name) => name.textContent);
    expect(names).to.deep.equal([amara, evil]);
    expect(panel.renderRoot.querySelector("img, .entry b") === null).to.equal(true);
  });

  it("shows unknown kinds of changes by their type [X8]", async () => {
    const world = await openHistoryWorld();
    const real = world.as(amara);
    const panel = await mountPanel(
      "member-history",
      {
        ...intercept(real, () => undefined),
        call: async (one) => {
          const answer = await real.call(one);
          if (one.name !== "history.list") return answer;
          const [entry] = (answer as { entries: [{ lines: [object] }] }).entries;
          const change = { field: "shade", before: 1, after: null };
          const line = { type: "pier-painted", people: [], count: 0, changes: [change], details: {} };
          return { ...(answer as object), entries: [{ ...entry, via: "portal", lines: [line], count: 3 }] };
        },
      },
      { attributes: { "schedule-id": world.scheduleId } },
    );
    expect(entryTexts(panel)).to.deep.equal(["Rollcall: pier-painted; shade 1 → None"]);
    expect(textOf(panel)).to.include("and 2 more changes");
    expect(textOf(panel)).to.include("in the worker portal");
  });

  it("shows that it isn't connected, is loading, isn't available, or failed [X1, P21]", async () => {
    const world = await openHistoryWorld();
    const attributes = { "schedule-id": world.scheduleId };
    await waitForText(await mountPanel("member-history", undefined, { attributes }), "Not connected");
    const pending = await mountPanel("member-history", pendingTransport, { attributes });
    expect(pending.renderRoot.querySelector(".skeleton[aria-busy=true]") instanceof Element).to.equal(true);
    await waitForText(await mountHistory(world, "Oda Outsider"), "Not available to you");
    let isDown = true;
    const broken = intercept(world.as(amara), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await mountPanel("member-history", broken, { attributes });
    await waitForText(failed, "Couldn’t load this");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await until(() => entryTexts(failed).length === 4);
  });
});

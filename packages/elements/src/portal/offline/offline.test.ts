import { RollcallError, type Transport } from "@rollcall/core/client";
import { expect } from "chai";
import type { LitElement } from "lit";
import "../../shifts/my-shifts/my-shifts.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { fill, inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { labelsIn, openSection, resetUrl } from "../worker-portal/portal.fixture.ts";
import { cuttable, kept, online, openOffline, openPortalOf, portalIn, queuedIn, show } from "./offline.fixture.ts";
import { clearPortalCopies } from "./offline-portal.ts";

describe("a worker portal without a connection", () => {
  afterEach(async () => {
    clearPage();
    resetUrl();
    await clearPortalCopies("");
  });

  it("shows shifts, offers, blocked days and the profile after one visit, with their time [X11]", async () => {
    const { world, browser, transport, state } = await openOffline();
    await world.plan(30, "Early");
    await world.plan(60, "Late", "offered");
    await browser.client.portal.updateProfile({ set: { mobile: "+41 79 000 00 01" } });
    const skill = await world.bea.skills.createType({ name: "Knots" });
    await world.bea.skills.assign({ typeId: skill.type.id, personIds: [world.mei] });
    const certification = await world.bea.certifications.createType({ name: "First aid" });
    await world.bea.certifications.assign({ typeId: certification.type.id, personIds: [world.mei] });
    await show({ transport });
    await kept(state);
    clearPage();
    state.cut = "requests";
    const portal = await show({ transport });
    await waitForText(portal, "You’re offline. This data is from");
    expect(labelsIn(portal)).to.include("My Shifts");
    expect(textOf(portal)).to.include("Answer the offer: Late");
    for (const [section, text] of [
      ["shifts", "Late"],
      ["availability", "Your availability"],
      ["skills", "Knots"],
      ["certifications", "First aid"],
      ["hours", "Planned"],
    ] as const) {
      clearPage();
      const page = await openSection(await show({ transport }, section));
      const own = "my-shifts, my-availability, my-skills, my-certifications, my-working-hours";
      const panel = await until(() => page.renderRoot.querySelector<LitElement>(own));
      await waitForText(panel, text);
    }
    clearPage();
    const profile = await openSection(await show({ transport }, "profile"));
    expect((await inside<HTMLInputElement>(profile, "#field-mobile")).value).to.equal("+41 79 000 00 01");
    clearPage();
    const other = await show({ transport }, "notifications");
    await waitForText(other, "You’re offline. This page needs a connection.");
  });

  it("says at once that notifications need a connection, and opens them when it is back [X11]", async () => {
    const { transport, state } = await openOffline();
    const portal = await show({ transport });
    await kept(state);
    state.cut = "requests";
    dispatchEvent(new Event("offline"));
    portal.setAttribute("section", "notifications");
    await waitForText(portal, "Not available offline");
    state.cut = "none";
    online();
    const page = await inside<LitElement>(portal, "worker-portal-notifications");
    await inside(await inside<LitElement>(page, "my-notifications"), "[part=zone]");
  });

  it("queues answers and blocks, keeps them when the page is closed, and sends them in order [X11]", async () => {
    const { world, browser, transport, state } = await openOffline();
    const shiftId = await world.plan(60, "Late", "offered");
    const section = await openSection(await show({ transport }, "shifts"));
    const shifts = await until(() => section.renderRoot.querySelector<LitElement>("my-shifts"));
    await kept(state);
    state.cut = "requests";
    (await inside(shifts, "[part=accept]")).click();
    await waitForText(portalIn(), "It’s sent when you’re online again");
    await until(() => shifts.renderRoot.querySelector("[part=accept]") === null);
    clearPage();
    const portal = await show({ transport });
    await waitForText(portal, "Accept Late");
    expect(queuedIn(portal)).to.deep.equal(["waiting"]);
    const { scheduleId } = world;
    expect((await browser.client.offers.listOwn({})).rows.map(({ state: answer }) => answer)).to.deep.equal(["asked"]);
    state.cut = "none";
    state.calls.length = 0;
    online();
    await until(() => queuedIn(portal)[0] === "sent");
    expect(state.calls.filter((name) => name.startsWith("offers.accept"))).to.deep.equal(["offers.accept"]);
    const { shift } = await world.bea.shifts.get({ scheduleId, shiftId });
    expect(shift.assignees.map(({ state: answer }) => answer)).to.deep.equal(["confirmed"]);
    await until(() => !textOf(portal).includes("You’re offline"));
  });

  it("sends a command whose response was lost again under the same key [X11]", async () => {
    const { world, browser, transport, state } = await openOffline();
    await world.plan(60, "Late", "offered");
    const section = await openSection(await show({ transport }, "shifts"));
    const shifts = await until(() => section.renderRoot.querySelector<LitElement>("my-shifts"));
    await kept(state);
    const accept = await inside(shifts, "[part=accept]");
    state.cut = "answers";
    accept.click();
    await waitForText(portalIn(), "It’s sent when you’re online again");
    state.cut = "none";
    online();
    const portal = portalIn();
    await until(() => queuedIn(portal)[0] === "sent");
    expect(state.calls.filter((name) => name === "offers.accept").length).to.equal(2);
    expect((await browser.client.offers.listOwn({})).rows).to.deep.equal([]);
  });

  it("stops and asks if a field changed in the meantime, and explains refused changes [X11, A67]", async () => {
    const { world, browser, transport, state } = await openOffline();
    const profile = await openSection(await show({ transport }, "profile"));
    await kept(state);
    state.cut = "requests";
    fill(await inside<HTMLInputElement>(profile, "#field-mobile"), "+41 79 000 00 02");
    await waitForText(profile, "It’s sent when you’re online again");
    await world.bea.profiles.update({ personId: world.mei, set: { mobile: "+41 79 999 99 99" } });
    state.cut = "none";
    online();
    const portal = portalIn();
    await waitForText(portal, "Your scheduler changed it to “+41 79 999 99 99” in the meantime.");
    expect(queuedIn(portal)).to.deep.equal(["refused"]);
    (await inside(portal, "[part=send-again]")).click();
    await until(() => queuedIn(portal)[0] === "sent");
    const { groups } = (await browser.client.portal.getProfile({})).profile;
    const mobile = groups.flatMap(({ fields }) => fields).find(({ name }) => name === "mobile");
    expect(mobile?.value).to.equal("+41 79 000 00 02");
  });

  it("discards refused changes [X11]", async () => {
    const { world, transport, state } = await openOffline();
    const shiftId = await world.plan(60, "Late", "offered");
    const section = await openSection(await show({ transport }, "shifts"));
    const shifts = await until(() => section.renderRoot.querySelector<LitElement>("my-shifts"));
    await kept(state);
    state.cut = "requests";
    (await inside(shifts, "[part=accept]")).click();
    await waitForText(portalIn(), "It’s sent when you’re online again");
    await world.bea.shifts.update({ scheduleId: world.scheduleId, shiftId, version: 1, venue: "Pier 9" });
    state.cut = "none";
    online();
    const portal = portalIn();
    await until(() => queuedIn(portal)[0] === "refused");
    expect(textOf(portal)).to.include("Not sent");
    expect(textOf(portal)).to.include("Check what changed, then answer again.");
    (await inside(portal, "[part=discard]")).click();
    await until(() => queuedIn(portal).length === 0);
  });

  it("keeps nothing for a paused person [P45]", async () => {
    const { world, transport, state } = await openOffline();
    await show({ transport });
    await kept(state);
    await world.pause();
    await waitForText(portalIn(), "Your portal is paused");
    clearPage();
    state.cut = "requests";
    await waitForText(await show({ transport }), "reach");
  });

  it("asks before a sign-out that discards changes, and removes the copy [X11]", async () => {
    const { world, transport, state } = await openOffline();
    await world.plan(60, "Late", "offered");
    const section = await openSection(await show({ transport }, "shifts"));
    const shifts = await until(() => section.renderRoot.querySelector<LitElement>("my-shifts"));
    await kept(state);
    state.cut = "requests";
    (await inside(shifts, "[part=accept]")).click();
    await waitForText(portalIn(), "It’s sent when you’re online again");
    clearPage();
    const portal = await show({ transport });
    await waitForText(portal, "Accept Late");
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "Sign out and discard your changes?");
    state.cut = "none";
    (await inside(portal, "[part=confirm]")).click();
    await waitForText(portal, "You’ve signed out");
    clearPage();
    state.cut = "requests";
    const after = await show({ transport });
    await until(() => after.renderRoot.querySelector("[part=retry]"));
    expect(textOf(after)).not.to.include("Late");
  });

  it("never shows one person's copy to another [P42]", async () => {
    const { world, transport, state } = await openOffline();
    await world.plan(30, "Early");
    await show({ transport });
    await kept(state);
    clearPage();
    const jonas = cuttable(world.host("Jonas Lindqvist"));
    const portal = await show(jonas);
    await kept(jonas.state);
    expect(textOf(portal)).not.to.include("Early");
    clearPage();
    jonas.state.cut = "requests";
    const again = await show(jonas);
    await waitForText(again, "You’re offline");
    expect(textOf(again)).to.include("Jonas").and.not.to.include("Mei");
    expect(textOf(again)).not.to.include("Early");
  });

  it("neither shows nor keeps responses that arrive after someone else has signed in [P42]", async () => {
    const { world, browser } = await openOffline();
    const jonas = world.host("Jonas Lindqvist");
    let person: { readonly transport: Transport } = browser;
    let isCut = false;
    let isLate = false;
    const late: (readonly [name: string, arrive: () => void])[] = [];
    const letIn = (...names: string[]): void => late.forEach(([name, arrive]) => names.includes(name) && arrive());
    const portal = openPortalOf({
      stream: (position, signal) => person.transport.stream(position, signal),
      async call(call) {
        if (isCut) throw new RollcallError("server.unreachable");
        const answer = await person.transport.call(call);
        if (isLate) await new Promise<void>((arrive) => late.push([call.name, arrive]));
        return answer;
      },
    });
    const { client } = portal;
    await client.portal.get({});
    await client.portal.updateProfile({ set: { mobile: "+41 79 000 00 01" } });
    isLate = true;
    const answers = [
      client.portal.get({}).then((view) => view.person.name),
      client.portal.getProfile({}).then((view) => JSON.stringify(view)),
    ];
    const change = client.portal.updateProfile({ set: { mobile: "+41 79 000 00 02" } });
    const asked = ["portal.get", "portal.getProfile", "portal.updateProfile"];
    await until(() => asked.every((name) => late.some(([held]) => held === name)));
    isLate = false;
    await client.access.signOut({});
    person = jonas;
    await client.portal.get({});
    letIn("portal.get", "portal.getProfile");
    const [name, profile] = await Promise.all(answers);
    expect(name).to.equal("Jonas Lindqvist");
    expect(profile).not.to.include("+41 79");
    letIn("portal.updateProfile");
    await change;
    isCut = true;
    expect((await client.portal.get({})).person.name).to.equal("Jonas Lindqvist");
    expect(JSON.stringify(await client.portal.getProfile({}))).not.to.include("+41 79");
    portal.close();
  });
});

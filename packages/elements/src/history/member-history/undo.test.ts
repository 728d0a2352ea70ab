import { RollcallError } from "@rollcall/core/contract";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "./member-history.define.ts";
import { inside, intercept, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { amara, askToUndo, openHistoryWorld, mountHistory, squeeze, entryTexts, undoOf } from "./history.fixture.ts";
import type { ChangeUndoneEvent } from "./member-history.events.ts";

describe("undoing a change", () => {
  afterEach(clearPage);

  it("shows the values to restore and the effects, with the focus on Cancel [X8, X3, X22]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    await world.client(amara).members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    const panel = await mountHistory(world);
    const dialog = await askToUndo(panel, "Member → Viewer");
    expect(panel.shadowRoot?.activeElement?.textContent.trim()).to.equal("Cancel");
    const words = squeeze(dialog.textContent);
    expect(words).to.include("Amara Okafor changed Jonas Lindqvist Role Viewer → Member");
    expect(words).to.include("After the undo: 3 people, 2 admins, 3 assignable");
    expect(words).not.to.include("only one admin");
    panel.shadowRoot?.activeElement?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("aria-label") === "Undo change 5");
    expect(entryTexts(panel).length).to.equal(5);
  });

  it("undoes the change, fires an event and adds the undo to the history [X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    await world.client(amara).members.remove({ scheduleId, personId: jonas });
    const panel = await mountHistory(world);
    const undone = new Promise<ChangeUndoneEvent>((heard) => panel.addEventListener("rollcall-change-undone", heard));
    await askToUndo(panel, "removed Jonas Lindqvist");
    (await inside(panel, "[part=confirm]")).click();
    expect((await undone).undone).to.equal(5);
    await until(() => entryTexts(panel).length === 6);
    expect(entryTexts(panel)[0]).to.equal(
      "Amara Okafor undid change 5; Amara Okafor added Jonas Lindqvist; Role Member",
    );
    await waitForText(panel, "Change 5 was undone.");
    await waitForText(panel, "by undo");
    const { member } = await world.client(amara).members.get({ scheduleId, personId: jonas });
    expect(member.role).to.equal("member");
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("aria-label") === "Undo change 5");
    const dimmed = () =>
      [5, 6, 7].filter((number) =>
        panel.renderRoot.querySelector(`[data-number="${number}"] [part=undo][aria-disabled]`),
      );
    expect(dimmed()).to.deep.equal([5]);
    await askToUndo(panel, "undid change 5");
    (await inside(panel, "[part=confirm]")).click();
    await until(() => entryTexts(panel)[0]?.startsWith("Amara Okafor undid change 6"));
    expect(dimmed()).to.deep.equal([6]);
  });

  it("says how many other changes an undo includes besides the one it names [X3, X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId } = world;
    await addPeople(world, ["Rafael Vidal", "Ngozi Adeyemi"]);
    await world.client(amara).history.undo({ scheduleId, number: 5 });
    const panel = await mountHistory(world);
    const dialog = await askToUndo(panel, "undid change 5");
    expect(squeeze(dialog.textContent)).to.match(
      /Amara Okafor removed (Rafael Vidal|Ngozi Adeyemi) .*and 1 more change /,
    );
  });

  it("warns about a single remaining admin and about shifts that need another assignee [X3, B58]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId } = world;
    const [rafael = ""] = await addPeople(world, ["Rafael Vidal"]);
    const [start, end] = ["2031-01-05T20:00:00+01:00[Europe/Zurich]", "2031-01-05T23:00:00+01:00[Europe/Zurich]"];
    await world
      .client(amara)
      .shifts.create({ scheduleId, kind: "Night", start, end, assignees: [{ personId: rafael }] });
    const panel = await mountHistory(world);
    const first = await askToUndo(panel, "added Mei Tanaka");
    expect(squeeze(first.textContent)).to.include("The schedule would have only one admin. We recommend at least two.");
    (await inside(panel, "dialog .button")).click();
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    const second = await askToUndo(panel, "added Rafael Vidal");
    expect(squeeze(second.textContent)).to.include("1 upcoming shift stays assigned to someone");
  });

  it("explains next to the button why the change can't be undone and restores the focus [X1, X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    await world.client(amara).members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    const panel = await mountHistory(world, "Jonas Lindqvist");
    const button = await undoOf(panel, "Member → Viewer");
    button.focus();
    button.click();
    const why = await inside(panel, "#why:popover-open");
    expect(squeeze(why.textContent)).to.include("You don’t have permission to change this");
    expect(panel.shadowRoot?.activeElement === why).to.equal(true);
    expect(panel.renderRoot.querySelector("dialog") === null).to.equal(true);
    why.hidePopover();
    await until(() => panel.shadowRoot?.activeElement === button);
  });

  it("refuses to undo a value that has changed since, or to leave the schedule without an admin [X1, X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas, mei } = world;
    const { members } = world.client(amara);
    await members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    await members.setRole({ scheduleId, personId: jonas, role: "admin" });
    const panel = await mountHistory(world);
    const outdated = await undoOf(panel, "Member → Viewer");
    outdated.click();
    expect((await inside(panel, "#why:popover-open")).textContent).to.include("Changed in the meantime");
    await sendKeys({ press: "Tab" });
    const next = panel.shadowRoot?.activeElement;
    expect(
      next?.closest("[part=entry], [part=fold]"),
      "the focus continues from the entry, not from the top",
    ).not.to.equal(null);
    expect(next && outdated.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    await members.setRole({ scheduleId, personId: jonas, role: "member" });
    await world.client("Mei Tanaka").members.setRole({ scheduleId, personId: await idOf(world), role: "member" });
    await until(() => entryTexts(panel)[0]?.includes("Admin → Member"));
    const button = await undoOf(panel, "added Mei Tanaka");
    (await inside(panel, "#why")).hidePopover();
    button.click();
    await until(() => panel.renderRoot.querySelector("#why:popover-open")?.textContent.includes("admin"));
    expect(mei).not.to.equal("");
  });

  it("shows a failure in the dialog and undoes only once on retry [X1, X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    await world.client(amara).members.setRole({ scheduleId, personId: jonas, role: "viewer" });
    const real = world.as(amara);
    let lost = 0;
    const transport = {
      ...intercept(real, () => undefined),
      call: async (one: Parameters<typeof real.call>[0]) => {
        const answer = await real.call(one);
        if (one.mode === "run" && one.name === "history.undo" && lost++ === 0) {
          throw new RollcallError("request.timed-out");
        }
        return answer;
      },
    };
    const panel = await mountPanel("member-history", transport, { attributes: { "schedule-id": scheduleId } });
    await askToUndo(panel, "Member → Viewer");
    (await inside(panel, "[part=confirm]")).click();
    expect((await inside(panel, "dialog [role=alert] .state")).textContent).to.include("The request timed out");
    (await inside(panel, "[part=confirm]:not([aria-disabled])")).click();
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    await until(() => entryTexts(panel)[0]?.includes("undid change 5"));
    expect(entryTexts(panel).length).to.equal(6);
  });

  it("shows next to the button that the server didn't respond [X1]", async () => {
    const world = await openHistoryWorld();
    const real = world.as(amara);
    const panel = await mountPanel(
      "member-history",
      {
        ...intercept(real, () => undefined),
        call: (one) => (one.mode === "run" ? real.call(one) : Promise.reject(new RollcallError("server.unreachable"))),
      },
      { attributes: { "schedule-id": world.scheduleId } },
    );
    (await undoOf(panel, "added Mei Tanaka")).click();
    expect((await inside(panel, "#why:popover-open")).textContent).to.include("No connection");
  });

  it("shows no undo button for the creation of the schedule [X8]", async () => {
    const world = await openWorld();
    const panel = await mountHistory(world);
    expect(entryTexts(panel)).to.deep.equal(["Amara Okafor created the schedule; Role Admin"]);
    expect(panel.renderRoot.querySelector("[part=undo]") === null).to.equal(true);
  });
});

const idOf = async (world: Awaited<ReturnType<typeof openHistoryWorld>>): Promise<string> =>
  (await world.client(amara).people.getMe({})).person.id;

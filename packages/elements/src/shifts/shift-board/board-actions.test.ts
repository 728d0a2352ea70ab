import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { describeAccessibility, fill, inside, intercept, waitForText } from "../../ui/testing/panel.fixture.ts";
import { owner, storedShift } from "../schedule-shifts/shifts.fixture.ts";
import { cellOf, openBoardWorld, showNextWeek } from "./board.fixture.ts";

/** Opens the details of a cell and presses a button there. */
async function press(panel: LitElement, row: string, date: string, part: string): Promise<void> {
  (await cellOf(panel, row, date)).click();
  (await inside(panel, `#details[open] [part=${part}]`)).click();
}

const undo = async (panel: LitElement): Promise<void> => (await inside(panel, "[part=undo]")).click();

const people = (panel: LitElement): readonly (string | undefined)[] =>
  [...panel.renderRoot.querySelectorAll("#assign .candidate bdi")].map((name) => name.textContent);

describe("actions of the board", () => {
  afterEach(clearPage);

  it("marks a person whose certification won't be valid at the shift, and follows changes [X15, Q40]", async () => {
    const { world, ben, early } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const needs = [{ kind: "certification" as const, name: "First aid" }];
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: early, needs });
    const cell = await cellOf(panel, `person ${ben}`, "2026-11-22");
    const mark = await until(() => cell.querySelector("[part=lapsing]"));
    expect(mark.textContent).to.equal("Missing a certification");
    expect(mark.nextElementSibling?.textContent).to.equal("The shift requires First aid until it ends.");
    cell.click();
    expect((await inside(panel, "#details[open] [part=lapsing] + .small")).textContent).to.include("First aid");
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: early, needs: [] });
    await until(() => panel.renderRoot.querySelector("[part=lapsing]") === null);
  });

  it("removes the mark once the certification is valid: immediately for people managers, for others when the page becomes visible again [X15]", async () => {
    const { world, ben, early } = await openBoardWorld();
    const manager = world.client("Sol Vega", "scheduler");
    const { id: typeId } = (await manager.certifications.createType({ name: "First aid", proofRequired: false })).type;
    await manager.certifications.assign({ typeId, personIds: [ben] });
    const needs = [{ kind: "certification" as const, name: "First aid" }];
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: early, needs });
    const setLastDay = (expiresOn: string | null) =>
      manager.certifications.setValidity({ personId: ben, typeId, validFrom: null, expiresOn });
    const marked = (panel: LitElement) => panel.renderRoot.querySelector("[part=lapsing]") !== null;
    await setLastDay("2026-11-21");
    const planner = await showNextWeek(world);
    await until(() => marked(planner));
    const admin = await showNextWeek(world, world.as("Adele Park", "admin"));
    await until(() => marked(admin));
    await setLastDay(null);
    await until(() => !marked(admin));
    expect(marked(planner)).to.equal(true);
    document.dispatchEvent(new Event("visibilitychange"));
    await until(() => !marked(planner));
  });

  it("creates a shift in a cell, for its day and person [B63]", async () => {
    const { world, cleo } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const fired = new Promise<Event>((resolve) => panel.addEventListener("rollcall-shift-created", resolve));
    await press(panel, `person ${cleo}`, "2026-11-25", "add");
    expect((await inside<HTMLInputElement>(panel, "#form-date")).value).to.equal("2026-11-25");
    fill(await inside(panel, "#form-kind"), "Noon");
    (await inside(panel, "#shift-form [part=confirm]")).click();
    await until(async () => (await cellOf(panel, `person ${cleo}`, "2026-11-25")).textContent.includes("Noon"));
    const cell = await cellOf(panel, `person ${cleo}`, "2026-11-25");
    await until(() => cell.textContent.includes("Planned"));
    expect(await fired).to.deep.include({ scheduleId: world.scheduleId });
  });

  it("creates a shift on an empty day in narrow containers [B63]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, { width: 360 });
    (await inside(panel, '[aria-label*="November 26"], [aria-label*="26 November"]')).click();
    expect((await inside<HTMLInputElement>(panel, "#form-date")).value).to.equal("2026-11-26");
  });

  it("assigns a row's person to one of the day's unfilled shifts, with a note if they're unavailable [A11, B63]", async () => {
    const { world, free, ben, cleo } = await openBoardWorld();
    const panel = await showNextWeek(world);
    (await cellOf(panel, `person ${ben}`, "2026-11-23")).click();
    expect((await inside(panel, "#details-title")).textContent).to.match(/^Ben Adler, Monday/);
    (await inside(panel, `#details [data-unfilled="${free}"] [part=assign-to]`)).click();
    await waitForText(panel, "Ben Adler assigned to Late");
    await undo(panel);
    await waitForText(panel, "Undone");
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-23"] });
    await press(panel, `person ${ben}`, "2026-11-23", "assign-to");
    fill(await inside(panel, "#override-note"), "He agreed");
    (await inside(panel, "#override [part=confirm]")).click();
    await until(async () => (await storedShift(world, free)).assignees.length === 2);
    const { assignees } = await storedShift(world, free);
    expect(assignees.map(({ personId }) => personId)).to.deep.equal([cleo, ben]);
  });

  it("also creates a shift in narrow containers, today or on the first day of the week [B63]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, { width: 360 });
    (await inside(panel, ".head [part=add]")).click();
    expect((await inside<HTMLInputElement>(panel, "#form-date")).value).to.equal("2026-11-22");
  });

  it("names the shift with its day and times above the people to assign", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await press(panel, "unfilled ", "2026-11-23", "assign");
    const title = (await inside(panel, "#assign-title")).textContent;
    expect(title).to.match(/^Assign someone to Late, Mon, Nov 23, 14:00|^Assign someone to Late, Mon.*2/);
  });

  it("assigns an eligible person, lists others with the reason, and undoes it [A11, A13, B63]", async () => {
    const { world, free, cleo, ben } = await openBoardWorld();
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-23"] });
    const panel = await showNextWeek(world);
    await press(panel, "unfilled ", "2026-11-23", "assign");
    await inside(panel, "#assign .candidate");
    expect(people(panel)).not.to.include("Ben Adler");
    (await inside(panel, "#tab-everyone")).click();
    const row = await inside(panel, `.candidate[data-person="${ben}"]`);
    expect(row.textContent).to.include("Not available");
    (await inside(panel, "#tab-eligible")).click();
    const other = await inside(panel, "#assign [part=assign-person]");
    const personId = other.closest<HTMLElement>("[data-person]")?.dataset["person"];
    other.click();
    await waitForText(panel, "assigned to Late");
    const held = async () => (await storedShift(world, free)).assignees.map((one) => one.personId);
    expect(await held()).to.deep.equal([cleo, personId]);
    await undo(panel);
    await waitForText(panel, "Undone");
    expect(await held()).to.deep.equal([cleo]);
  });

  it("releases a person, and restores their state on Undo [B63]", async () => {
    const { world, early, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await press(panel, `person ${ben}`, "2026-11-22", "release");
    await waitForText(panel, "Ben Adler released from Early");
    expect((await storedShift(world, early)).assignees).to.deep.equal([]);
    expect((await cellOf(panel, "unfilled ", "2026-11-22")).textContent).to.include("Early");
    await undo(panel);
    await waitForText(panel, "Undone");
    const [assignee] = (await storedShift(world, early)).assignees;
    expect([assignee?.personId, assignee?.state]).to.deep.equal([ben, "confirmed"]);
  });

  it("cancels a shift, and undoes it [B63]", async () => {
    const { world, early, ben } = await openBoardWorld();
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: early, venue: "North gate" });
    const panel = await showNextWeek(world);
    await press(panel, `person ${ben}`, "2026-11-22", "cancel-shift");
    await waitForText(panel, "Early canceled");
    expect((await storedShift(world, early)).status).to.equal("cancelled");
    await undo(panel);
    await waitForText(panel, "Undone");
    const { status, assignees } = await storedShift(world, early);
    expect([status, assignees[0]?.state]).to.deep.equal(["confirmed", "changed"]);
  });

  it("copies a shift to another day at the same times, as a draft without people [B63]", async () => {
    const { world, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await press(panel, `person ${ben}`, "2026-11-22", "copy");
    fill(await inside(panel, "#copy-date"), "2026-11-27");
    (await inside(panel, "#copy [part=confirm]")).click();
    await waitForText(panel, "Early copied");
    const asked = { scheduleId: world.scheduleId, from: "2026-11-27T00:00:00Z" };
    const [copy] = (await world.client(owner).shifts.list(asked)).rows;
    expect([copy?.start, copy?.status, copy?.assignees, copy?.position]).to.deep.equal([
      "2026-11-27T08:00:00+01:00[Europe/Zurich]",
      "draft",
      [],
      "Quay",
    ]);
  });

  it("keeps the details open with the reason if an action fails", async () => {
    const { world, ben } = await openBoardWorld();
    const broken = intercept(world.as(owner), (name) =>
      name === "shifts.assign" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await showNextWeek(world, broken);
    await press(panel, `person ${ben}`, "2026-11-22", "release");
    await until(() => panel.renderRoot.querySelector("#details[open] [part=problem] .danger"));
  });

  it("offers no actions to viewers [B65]", async () => {
    const { world, ben } = await openBoardWorld();
    const viewer = [{ personId: (await world.client("Vera").people.getMe({})).person.id, role: "viewer" as const }];
    await world.client(owner).members.add({ scheduleId: world.scheduleId, people: viewer });
    const panel = await showNextWeek(world, world.as("Vera"));
    (await cellOf(panel, `person ${ben}`, "2026-11-22")).click();
    const details = await inside(panel, "#details[open]");
    expect([...details.querySelectorAll("button")].map((one) => one.textContent.trim())).to.deep.equal(["Close"]);
  });
});

describeAccessibility({
  assigning: async (placing) => {
    const { world, free } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, placing);
    const shown = await inside(panel, `[data-shift="${free}"]`);
    (shown.querySelector<HTMLElement>(".open") ?? shown).click();
    (await inside(panel, "#details[open] [part=assign]")).click();
    (await inside(panel, "#tab-everyone")).click();
    await inside(panel, "#assign .candidate");
    return panel;
  },
});

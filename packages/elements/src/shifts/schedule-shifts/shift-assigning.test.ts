import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, intercept, waitForText, overSlowConnection } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople } from "../../ui/testing/world.fixture.ts";
import { RollcallError } from "@rollcall/core/contract";
import { inRow, openShiftWorld, owner, planned, pressIn, rowOf, showShifts, storedShift } from "./shifts.fixture.ts";

const options = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("#pick [role=option] .grow > bdi:first-child")].map((one) => one.textContent);

async function openPicker(panel: LitElement, shiftId: string): Promise<void> {
  (await inRow(panel, shiftId, "assignee")).click();
  await inside(panel, "#pick:popover-open");
  await until(() => options(panel).length > 0);
}

const choose = (panel: LitElement, name: string): void => {
  const found = [...panel.renderRoot.querySelectorAll<HTMLElement>("#pick [role=option]")];
  found.find(({ textContent }) => textContent.includes(name))?.click();
};

describe("assigning shifts", () => {
  afterEach(clearPage);

  it("offers assignable people, including viewers, and shows the choice immediately [B65, B50, B53]", async () => {
    const world = await openShiftWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    await addPeople(world, ["Max Manager"], { role: "admin", assignable: false });
    const shiftId = await planned(world);
    const panel = await showShifts(world);
    const fired = new Promise<Event>((resolve) => panel.addEventListener("rollcall-shift-changed", resolve));
    await openPicker(panel, shiftId);
    expect(options(panel)).to.deep.equal(["Amara Okafor", "Ben Adler", "Cleo Sand", "Vera Viewer"]);
    choose(panel, "Vera Viewer");
    const assignee = await inRow(panel, shiftId, "assignee");
    await until(() => assignee.textContent.includes("Vera Viewer"));
    await fired;
    expect((await storedShift(world, shiftId)).assignees[0]?.name).to.equal("Vera Viewer");
    expect(panel.renderRoot.querySelector("#pick:popover-open")).to.equal(null);
  });

  it("assigns the person who was typed, even if Enter is pressed before they are found [B65, X22]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const { transport, hold, arrive } = overSlowConnection(world.as(owner), "members.list");
    const panel = await showShifts(world, transport);
    await openPicker(panel, shiftId);
    hold();
    fill(await inside<HTMLInputElement>(panel, "#pick-search"), "cleo", false);
    pressIn(panel, "Enter");
    arrive();
    await until(async () => (await storedShift(world, shiftId)).assignees[0]?.name === "Cleo Sand");
  });

  it("asks for a note before assigning a person who may not take the shift [A11, A13]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    await planned(world, { assignees: [{ personId: world.cleo, state: "confirmed" }] });
    const panel = await showShifts(world);
    await openPicker(panel, shiftId);
    choose(panel, "Cleo Sand");
    const dialog = await inside(panel, "#override[open]");
    const confirm = await inside(panel, "#override [part=confirm]");
    await waitForText(panel, "Assign Cleo Sand anyway?");
    expect(dialog.textContent).to.include("Already working");
    confirm.click();
    expect((await storedShift(world, shiftId)).assignees.length).to.equal(0);
    fill(await inside<HTMLTextAreaElement>(panel, "[part=override-note]"), "Agreed by phone.");
    confirm.click();
    await until(async () => (await storedShift(world, shiftId)).assignees[0]?.name === "Cleo Sand");
    const key = { scheduleId: world.scheduleId, shiftId };
    expect((await world.client(owner).shifts.get(key)).overrides[0]?.note).to.equal("Agreed by phone.");
    await until(async () => (await rowOf(panel, shiftId)).textContent.includes("Cleo Sand"));
    expect((await rowOf(panel, shiftId)).querySelector("[part~=problem]")?.textContent.trim() ?? "").to.equal("");
  });

  it("offers every member once the shift has begun [B50]", async () => {
    const world = await openShiftWorld();
    await addPeople(world, ["Max Manager"], { role: "admin", assignable: false });
    const shiftId = await planned(world, {
      start: "2026-11-21T08:00[Europe/Zurich]",
      end: "2026-11-21T18:00[Europe/Zurich]",
    });
    const panel = await showShifts(world);
    await openPicker(panel, shiftId);
    choose(panel, "Max Manager");
    await until(async () => (await storedShift(world, shiftId)).assignees[0]?.name === "Max Manager");
  });

  it("shows only whole rows, even with long names [B63, X22]", async () => {
    const world = await openShiftWorld();
    const long = "María de la Cruz Fernández-Villaverde y Ortiz de Zárate";
    await addPeople(world, [...Array.from({ length: 9 }, (_, index) => `Anna Number${index}`), `Anna ${long}`]);
    const shiftId = await planned(world);
    const panel = await showShifts(world);
    await openPicker(panel, shiftId);
    const people = await inside(panel, "#pick-people");
    const heights = new Set([...people.children].map((option) => option.getBoundingClientRect().height));
    expect(heights.size).to.equal(1);
    expect(people.getBoundingClientRect().height).to.equal(6 * ([...heights][0] ?? 0));
  });

  it("works by keyboard: type to search, arrows and Enter to choose, Escape to close [B63]", async () => {
    const world = await openShiftWorld();
    await addPeople(
      world,
      Array.from({ length: 25 }, (_, i) => `Zoe Number${i}`),
    );
    const shiftId = await planned(world);
    const panel = await showShifts(world);
    const assignee = await inRow(panel, shiftId, "assignee");
    assignee.focus();
    await openPicker(panel, shiftId);
    await waitForText(panel, "Type a name to see more people.");
    const search = await inside<HTMLInputElement>(panel, "#pick-search");
    expect((panel.renderRoot as ShadowRoot).activeElement === search).to.equal(true);
    fill(search, "zoe number2", false);
    await until(() => options(panel).length === 6);
    pressIn(panel, "ArrowDown");
    pressIn(panel, "ArrowDown");
    pressIn(panel, "ArrowUp");
    await panel.updateComplete;
    const active = search.getAttribute("aria-activedescendant") ?? "";
    const name = panel.renderRoot.querySelector(`#${active} bdi`)?.textContent;
    expect(name).to.equal(options(panel)[1]);
    pressIn(panel, "Enter");
    await until(async () => (await storedShift(world, shiftId)).assignees[0]?.name === name);
    await until(() => (panel.renderRoot as ShadowRoot).activeElement === assignee);
  });

  it("shows when no one is found, and unassigns the shift [B63]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world, { assignees: [{ personId: world.ben }] });
    const panel = await showShifts(world);
    await openPicker(panel, shiftId);
    expect(options(panel)[0]).to.equal("Unassigned");
    fill(await inside<HTMLInputElement>(panel, "#pick-search"), "xyz", false);
    await waitForText(panel, "No assignable people found.");
    fill(await inside<HTMLInputElement>(panel, "#pick-search"), "", false);
    await until(() => options(panel).includes("Unassigned"));
    choose(panel, "Unassigned");
    await until(async () => (await storedShift(world, shiftId)).assignees.length === 0);
    await waitForText(panel, "Unassigned");
  });

  it("never replaces an assignee the planner has not seen, and shows the new one [B63, X1]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    let isFirst = true;
    const transport = world.as(owner);
    const panel = await showShifts(world, {
      ...intercept(transport, () => undefined),
      call: async (one) => {
        if (one.name === "shifts.assign" && isFirst) {
          isFirst = false;
          await world.client(owner).shifts.assign({ scheduleId: world.scheduleId, shiftId, personId: world.cleo });
        }
        return transport.call(one);
      },
    });
    await openPicker(panel, shiftId);
    choose(panel, "Ben Adler");
    await waitForText(panel, "Not saved. Changed by someone else.");
    const assignee = await inRow(panel, shiftId, "assignee");
    await until(() => assignee.textContent.includes("Cleo Sand"));
    expect((await storedShift(world, shiftId)).assignees[0]?.name).to.equal("Cleo Sand");
  });

  it("shows when people could not be loaded [X1]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const broken = intercept(world.as(owner), (name) =>
      name === "members.list" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await showShifts(world, broken);
    (await inRow(panel, shiftId, "assignee")).click();
    await waitForText(panel, "Couldn’t load people.");
  });

  it("explains why a canceled shift can't be assigned [X1]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world, { assignees: [{ personId: world.ben }] });
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId, status: "cancelled" });
    const panel = await showShifts(world);
    const assignee = await inRow(panel, shiftId, "assignee");
    expect(assignee.getAttribute("aria-disabled")).to.equal("true");
    assignee.click();
    const reason = await inside(panel, "#why:popover-open");
    expect(reason.textContent).to.include("This shift is closed");
    expect((await rowOf(panel, shiftId)).textContent).to.include("Ben Adler");
  });
});

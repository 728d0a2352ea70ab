import { expect } from "chai";
import type { LitElement } from "lit";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { describeAccessibility, fill, inside, type MountOptions, waitForText } from "../../ui/testing/panel.fixture.ts";
import { inRow, openShiftWorld, owner, planned, rowOf, showShifts, storedShift, viewer } from "./shifts.fixture.ts";

describe("people on a shift of the list", () => {
  afterEach(clearPage);

  it("show their state, and that they confirm a changed shift again [A55, Q61]", async () => {
    const { panel, world, shiftId, states } = await openOffered();
    expect(await states()).to.deep.equal(["Offered", "Planned"]);
    const { scheduleId } = world;
    await world.client("Ben Adler").offers.accept({ scheduleId, shiftId, version: 1 });
    await until(async () => (await states())[0] === "Confirmed");
    await world.client(owner).shifts.update({ scheduleId, shiftId, venue: "Quay 9" });
    await until(async () => (await states())[0] === "Needs reconfirming");
    await act(panel, shiftId, "answer-accept", "Confirm for Ben Adler");
    await until(async () => (await stored(world, shiftId))[0] === "Ben Adler confirmed");
    await until(async () => (await states())[0] === "Confirmed");
  });

  it("have their offer declined for them, or are released [B63, X13]", async () => {
    const { panel, world, shiftId, states } = await openOffered();
    await act(panel, shiftId, "answer-decline", "Decline for Ben Adler");
    await until(async () => (await stored(world, shiftId)).join() === "Cleo Sand planned");
    await until(async () => (await states()).join() === "Planned");
    await openMenu(panel, shiftId);
    expect(commandsIn(panel)).to.deep.equal(["Release"]);
    (await inside(panel, "#assignee-menu [part=release]")).click();
    await until(async () => (await stored(world, shiftId)).length === 0);
    await until(async () => (await states()).length === 0);
  });

  it("are confirmed despite reasons against it only with a note [A11, A13]", async () => {
    const { panel, world, shiftId, states } = await openOffered();
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-22"] });
    await act(panel, shiftId, "answer-accept", "Confirm for Ben Adler");
    await waitForText(panel, "Assign Ben Adler anyway?");
    expect((await inside(panel, "#override")).textContent).to.include("Not available");
    fill(await inside<HTMLTextAreaElement>(panel, "#override-note"), "He agreed by phone.");
    (await inside(panel, "#override [part=confirm]")).click();
    await until(async () => (await states())[0] === "Confirmed");
    const { overrides } = await world.client(owner).shifts.get({ scheduleId: world.scheduleId, shiftId });
    expect(overrides.map(({ note }) => note)).to.deep.equal(["He agreed by phone."]);
  });

  it("show their state to viewers, without a menu [B65]", async () => {
    const { world, shiftId } = await openOffered();
    const panel = await showShifts(world, await viewer(world));
    const row = await rowOf(panel, shiftId);
    expect(row.querySelectorAll("[part=state]").length).to.equal(2);
    expect(row.querySelector("[part=assignee-actions]") === null).to.equal(true);
  });
});

describeAccessibility({
  "people on a shift": async (placing) => (await openOffered(placing)).panel,
});

/** A shift that Ben is offered and Cleo is planned on. */
async function openOffered(placing: MountOptions = {}) {
  const world = await openShiftWorld();
  const assignees = [{ personId: world.ben, state: "offered" as const }, { personId: world.cleo }];
  const shiftId = await planned(world, { slots: 3, assignees });
  const panel = await showShifts(world, undefined, placing);
  const states = async () =>
    [...(await rowOf(panel, shiftId)).querySelectorAll("[part=state]")].map(({ textContent }) => textContent.trim());
  await inRow(panel, shiftId, "state");
  return { panel, world, shiftId, states };
}

const stored = async (world: Parameters<typeof storedShift>[0], shiftId: string) =>
  (await storedShift(world, shiftId)).assignees.map(({ name, state }) => `${name} ${state}`);

async function openMenu(panel: LitElement, shiftId: string): Promise<void> {
  (await inRow(panel, shiftId, "assignee-actions")).click();
  await inside(panel, "#assignee-menu:popover-open");
}

const commandsIn = (panel: LitElement): readonly string[] =>
  [...panel.renderRoot.querySelectorAll("#assignee-menu [role=menuitem]")].map(({ textContent }) => textContent.trim());

/** Runs a command of the first person's menu. */
async function act(panel: LitElement, shiftId: string, part: string, label: string): Promise<void> {
  await openMenu(panel, shiftId);
  const command = await inside(panel, `#assignee-menu [part=${part}]`);
  expect(command.textContent.trim()).to.equal(label);
  command.click();
}

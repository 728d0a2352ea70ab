import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, intercept, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import { inRow, openShiftWorld, owner, planned, rowOf, showShifts, storedShift } from "./shifts.fixture.ts";

interface Typed {
  readonly kind?: string;
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly assignee?: string;
}

/** Fills in the given fields of the form. */
async function type(panel: LitElement, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) fill(await inside(panel, `#form-${name}`), value as string);
  await panel.updateComplete;
}

const confirm = async (panel: LitElement): Promise<void> => (await inside(panel, "#shift-form [part=confirm]")).click();

async function openForm(panel: LitElement): Promise<void> {
  (await inside(panel, "[part=add]")).click();
  await inside(panel, "#shift-form[open]");
}

const isClosed = (panel: LitElement) => until(() => panel.renderRoot.querySelector("#shift-form") === null);

const all = async (world: World) =>
  (await world.client(owner).shifts.list({ scheduleId: world.scheduleId, from: "2026-01-01T00:00:00Z" })).rows;

describe("planning shifts", () => {
  afterEach(clearPage);

  it("adds a shift with kind, date and times, then moves on to its assignee [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    const fired = new Promise<Event>((resolve) => panel.addEventListener("rollcall-shift-created", resolve));
    await openForm(panel);
    await waitForText(panel, "Europe/Zurich time");
    await type(panel, { kind: "Late", date: "2026-12-01", from: "14:00", to: "22:00" });
    await waitForText(panel, "8 hr");
    await confirm(panel);
    await isClosed(panel);
    const [shift] = await all(world);
    expect([shift?.kind, shift?.start, shift?.end]).to.deep.equal([
      "Late",
      "2026-12-01T14:00:00+01:00[Europe/Zurich]",
      "2026-12-01T22:00:00+01:00[Europe/Zurich]",
    ]);
    expect(await fired).to.deep.include({ scheduleId: world.scheduleId });
    const assignee = await inRow(panel, shift?.id ?? "", "assignee");
    await until(() => panel.shadowRoot?.activeElement === assignee);
  });

  it("assigns a new shift to a suggested person, and refuses other text [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    await openForm(panel);
    await type(panel, { kind: "Late", date: "2026-12-01", assignee: "Ben" });
    const option = await until(() =>
      panel.renderRoot.querySelector<HTMLOptionElement>("#form-assignee-people option[value^=Ben]"),
    );
    await confirm(panel);
    await waitForText(panel, "Choose a person from the suggestions");
    await type(panel, { assignee: option.value });
    await confirm(panel);
    await isClosed(panel);
    const [shift] = await all(world);
    expect(shift?.assignees[0]?.personId).to.equal(world.ben);
  });

  it("asks for a note if the person may not take the new shift [A11, A13]", async () => {
    const world = await openShiftWorld();
    const asked = { scheduleId: world.scheduleId, kind: "Late", assignees: [{ personId: world.ben }] };
    const times = { start: "2026-12-01T08:00[UTC]", end: "2026-12-01T16:00[UTC]" };
    await world.client(owner).shifts.create({ ...asked, ...times });
    const panel = await showShifts(world);
    await openForm(panel);
    await type(panel, { kind: "Early", date: "2026-12-01", assignee: "Ben" });
    const option = await until(() =>
      panel.renderRoot.querySelector<HTMLOptionElement>("#form-assignee-people option[value^=Ben]"),
    );
    await type(panel, { assignee: option.value });
    await confirm(panel);
    await waitForText(panel, "This person has another shift at that time.");
    fill(await inside<HTMLTextAreaElement>(panel, "[part=override-note]"), "A short one.");
    await confirm(panel);
    await isClosed(panel);
    const shift = (await all(world)).find(({ kind }) => kind === "Early");
    const key = { scheduleId: world.scheduleId, shiftId: shift?.id ?? "" };
    const { overrides } = await world.client(owner).shifts.get(key);
    expect(overrides.map(({ note }) => note)).to.deep.equal(["A short one."]);
  });

  it("plans venue, position, needs, notes and slots, and people in the slots [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    await openForm(panel);
    await type(panel, { kind: "Late", date: "2026-12-01" });
    const enter = async (field: string, value: string) => {
      const input = await inside<HTMLInputElement>(panel, `#form-${field}`);
      input.value = value;
      input.dispatchEvent(new Event("input"));
    };
    const values = {
      position: "Guard",
      venue: "North gate",
      slots: "2",
      skills: "Radio, Boats",
      notes: "Bring boots.",
    };
    for (const [field, value] of Object.entries(values)) await enter(field, value);
    await confirm(panel);
    await isClosed(panel);
    const { rows } = await world.client(owner).shifts.list({ scheduleId: world.scheduleId });
    const { id = "", venue, position, notes, slots, needs } = rows[0] ?? {};
    const skills = ["Radio", "Boats"].map((name) => ({ kind: "skill", name }));
    expect([venue, position, notes, slots, needs]).to.deep.equal(["North gate", "Guard", "Bring boots.", 2, skills]);
    const row = await rowOf(panel, id);
    expect(row.querySelector("[part=place]")?.textContent).to.equal("Guard · North gate");
    expect(row.querySelector("[part=assignee]")?.textContent).to.include("2 free slots");
    for (const personId of [world.ben, world.cleo]) {
      await world
        .client(owner)
        .shifts.assign({ ...{ scheduleId: world.scheduleId, shiftId: id, personId }, override: "Trained" });
    }
    await until(() => row.querySelectorAll("[part=assignee]").length === 2 && row.textContent.includes("Cleo Sand"));
    (await inRow(panel, id, "edit")).click();
    await enter("slots", "1");
    await confirm(panel);
    await waitForText(panel, "Enter a number from 2 to 50.");
  });

  it("shows only shifts with a free slot on request [B63]", async () => {
    const world = await openShiftWorld();
    const [open, taken] = [await planned(world), await planned(world, { assignees: [{ personId: world.ben }] })];
    const panel = await showShifts(world);
    await rowOf(panel, taken);
    (await inside(panel, "[part=unfilled]")).click();
    await until(() => panel.renderRoot.querySelector(`[data-shift="${taken}"]`) === null);
    await rowOf(panel, open);
    await world.client(owner).shifts.assign({ scheduleId: world.scheduleId, shiftId: open, personId: world.cleo });
    await waitForText(panel, "No free slots");
  });

  it("ends on the next day if the end time isn't after the start time, or on the chosen day [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    await openForm(panel);
    await type(panel, { kind: "Night", date: "2027-03-27", from: "22:00", to: "06:00" });
    // The clocks go forward that night.
    await waitForText(panel, "7 hr");
    (await inside(panel, "#shift-form .link")).click();
    fill(await inside(panel, "#form-end-date"), "2027-03-30");
    await waitForText(panel, "55 hr");
    await confirm(panel);
    await isClosed(panel);
    expect((await all(world))[0]?.end).to.equal("2027-03-30T06:00:00+02:00[Europe/Zurich]");
  });

  it("asks which time is meant if it occurs twice, and rejects one that doesn't exist [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    await openForm(panel);
    await type(panel, { kind: "Night", date: "2027-03-28", from: "02:30", to: "08:00" });
    await waitForText(panel, "02:30 doesn’t exist that night");
    await confirm(panel);
    await waitForText(panel, "Check the times");
    await type(panel, { date: "2027-10-31" });
    await waitForText(panel, "02:30 occurs twice that night");
    const which = await inside<HTMLSelectElement>(panel, "#form-first-from");
    which.value = "second";
    which.dispatchEvent(new Event("change"));
    await confirm(panel);
    await isClosed(panel);
    expect((await all(world))[0]?.start).to.equal("2027-10-31T02:30:00+01:00[Europe/Zurich]");
  });

  it("requires a kind and an end after the start before it calls the server [B63]", async () => {
    const world = await openShiftWorld();
    const sent: string[] = [];
    const panel = await showShifts(
      world,
      intercept(world.as(owner), (name) => void sent.push(name)),
    );
    await openForm(panel);
    await confirm(panel);
    await waitForText(panel, "Enter the kind of shift.");
    expect((panel.renderRoot as ShadowRoot).activeElement?.id).to.equal("form-kind");
    (await inside(panel, "#shift-form .link")).click();
    await type(panel, { kind: "Late" });
    fill(await inside(panel, "#form-end-date"), "2026-11-01");
    await confirm(panel);
    await waitForText(panel, "Check the times");
    expect(sent.filter((name) => name === "shifts.create")).to.deep.equal([]);
  });

  it("keeps the input when sending fails, and creates the shift once when retried [F5]", async () => {
    const world = await openShiftWorld();
    let isDown = true;
    const transport = world.as(owner);
    const lossy = intercept(transport, () => undefined);
    const panel = await showShifts(world, {
      ...lossy,
      // The shift is created, but the response is lost.
      call: async (one) => {
        const answer = await lossy.call(one);
        if (one.name === "shifts.create" && isDown) throw new RollcallError("server.unreachable");
        return answer;
      },
    });
    await openForm(panel);
    await type(panel, { kind: "Late" });
    await confirm(panel);
    await waitForText(panel, "No connection.");
    isDown = false;
    await confirm(panel);
    await isClosed(panel);
    expect((await all(world)).map(({ kind }) => kind)).to.deep.equal(["Late"]);
  });

  it("moves and renames a shift in its own zone, and sends only what changed [B63]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world, {
      start: "2026-12-01T20:00[America/New_York]",
      end: "2026-12-02T04:00[America/New_York]",
    });
    const panel = await showShifts(world);
    (await inRow(panel, shiftId, "edit")).click();
    const from = await inside<HTMLInputElement>(panel, "#form-from");
    expect([from.value, (await inside<HTMLInputElement>(panel, "#form-date")).value]).to.deep.equal([
      "20:00",
      "2026-12-01",
    ]);
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId, kind: "Named by another" });
    await type(panel, { from: "21:00" });
    await confirm(panel);
    await isClosed(panel);
    const { kind, start } = await storedShift(world, shiftId);
    expect([kind, start]).to.deep.equal(["Named by another", "2026-12-01T21:00:00-05:00[America/New_York]"]);
    const edit = await inRow(panel, shiftId, "edit");
    await until(() => panel.shadowRoot?.activeElement === edit);
  });

  it("sets a status in place, cancels and undoes that; a closed shift explains why it can't change [B63, X1]", async () => {
    const world = await openShiftWorld();
    const [empty, shiftId] = [await planned(world), await planned(world, { assignees: [{ personId: world.ben }] })];
    const panel = await showShifts(world);
    const status = await inRow<HTMLSelectElement>(panel, shiftId, "status");
    expect(status.querySelector<HTMLOptionElement>("[value=completed]")?.disabled).to.equal(true);
    const other = await inRow<HTMLSelectElement>(panel, empty, "status");
    expect(other.querySelector<HTMLOptionElement>("[value=confirmed]")?.disabled).to.equal(true);
    status.value = "confirmed";
    status.dispatchEvent(new Event("change"));
    await waitForText(panel, "Early saved");
    const { status: stored, assignees } = await storedShift(world, shiftId);
    expect([stored, assignees[0]?.state]).to.deep.equal(["confirmed", "confirmed"]);
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId, venue: "North gate" });
    (await inRow(panel, shiftId, "edit")).click();
    (await inside(panel, "[part=cancel-shift]")).click();
    await until(async () => (await storedShift(world, shiftId)).status === "cancelled");
    await until(() => status.value === "cancelled");
    const edit = await inRow(panel, shiftId, "edit");
    await until(() => edit.getAttribute("aria-label")?.startsWith("Why can’t"));
    edit.click();
    const reason = await inside(panel, "#why:popover-open");
    expect(reason.textContent).to.include("This shift is closed");
    expect(reason.textContent).to.include("Set its status to Draft, Offered or Confirmed first.");
    await waitForText(panel, "Early canceled");
    (await inside(panel, "[part=undo]")).click();
    await waitForText(panel, "Undone");
    const { status: restored, assignees: people } = await storedShift(world, shiftId);
    expect([restored, people[0]?.state, status.value]).to.deep.equal(["confirmed", "changed", "confirmed"]);
  });

  it("reverts a status that could not be set, and shows why [X1]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const broken = intercept(world.as(owner), (name) =>
      name === "shifts.update" ? Promise.reject(new RollcallError("store.unavailable")) : undefined,
    );
    const panel = await showShifts(world, broken);
    const status = await inRow<HTMLSelectElement>(panel, shiftId, "status");
    status.value = "confirmed";
    status.dispatchEvent(new Event("change"));
    await waitForText(panel, "Not saved. Temporarily unavailable.");
    expect(status.value).to.equal("draft");
    (await inside(panel, ".failed .link")).click();
    const row = await rowOf(panel, shiftId);
    await until(() => row.querySelector(".failed") === null);
  });
});

import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import { inRow, openShiftWorld, owner, showShifts } from "../schedule-shifts/shifts.fixture.ts";

const all = async (world: World) =>
  (await world.client(owner).shifts.list({ scheduleId: world.scheduleId, from: "2026-01-01T00:00:00Z", limit: 200 }))
    .rows;

async function choose(panel: LitElement, selector: string, value: string): Promise<void> {
  const select = await inside<HTMLSelectElement>(panel, selector);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await panel.updateComplete;
}

const confirm = async (panel: LitElement): Promise<void> => (await inside(panel, "#shift-form [part=confirm]")).click();

const isClosed = (panel: LitElement) => until(() => panel.renderRoot.querySelector("dialog[open]") === null);

/** A world with an Early shift on each of four days from November 23, 2026. */
async function openSeries() {
  const world = await openShiftWorld();
  const { shiftIds } = await world.client(owner).shifts.createSeries({
    scheduleId: world.scheduleId,
    kind: "Early",
    start: "2026-11-23T08:00[Europe/Zurich]",
    end: "2026-11-23T16:00[Europe/Zurich]",
    rule: "FREQ=DAILY;COUNT=4",
  });
  const panel = await showShifts(world);
  const edit = async (index: number, scope: string): Promise<void> => {
    (await inRow(panel, shiftIds[index] ?? "", "edit")).click();
    await choose(panel, "#series-scope", scope);
  };
  const shown = async () =>
    (await all(world)).map(({ kind, start, status }) => `${kind} ${start.slice(8, 16)} ${status}`);
  return { world, panel, edit, shown, shiftIds };
}

describe("recurring shifts", () => {
  afterEach(clearPage);

  it("are added with a rule in plain words and a preview of the dates [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    const planned = new Promise<Event>((resolve) => panel.addEventListener("rollcall-shifts-planned", resolve));
    (await inside(panel, "[part=add]")).click();
    fill(await inside(panel, "#form-kind"), "Late");
    // A Tuesday.
    fill(await inside(panel, "#form-date"), "2026-12-01");
    await choose(panel, "#repeat-frequency", "weekly");
    await waitForText(panel, "shifts until");
    const day = async (name: string) => (await inside(panel, `#shift-form [part=weekday][aria-label=${name}]`)).click();
    await day("Monday");
    await day("Wednesday");
    await day("Tuesday");
    await choose(panel, "#repeat-ends", "until");
    await confirm(panel);
    await waitForText(panel, "Choose a last date");
    fill(await inside(panel, "#repeat-until"), "2026-12-14");
    await waitForText(panel, "4 shifts, the last on");
    const dates = await inside(panel, "[part=dates]");
    expect(dates.textContent).to.match(/Wed,? (2 Dec|Dec 2).*Mon,? (7 Dec|Dec 7)/s);
    await confirm(panel);
    await isClosed(panel);
    expect((await all(world)).map(({ start }) => start.slice(0, 10))).to.deep.equal([
      ...["2026-12-02", "2026-12-07", "2026-12-09", "2026-12-14"],
    ]);
    expect(((await planned) as HTMLElementEventMap["rollcall-shifts-planned"]).shiftIds).to.have.length(4);
  });

  it("change together, either all of them or from one of them on [B63]", async () => {
    const { panel, edit, shown } = await openSeries();
    await edit(2, "following");
    fill(await inside(panel, "#form-from"), "07:00");
    expect(panel.renderRoot.querySelector("#form-date") === null).to.equal(true);
    await confirm(panel);
    await waitForText(panel, "2 shifts changed");
    await isClosed(panel);
    expect(await shown()).to.deep.equal([
      "Early 23T08:00 draft",
      "Early 24T08:00 draft",
      "Early 25T07:00 draft",
      "Early 26T07:00 draft",
    ]);
    await edit(0, "all");
    fill(await inside(panel, "#form-kind"), "Morning");
    await confirm(panel);
    await isClosed(panel);
    expect((await shown()).map((text) => text.split(" ")[0])).to.deep.equal(["Morning", "Morning", "Early", "Early"]);
  });

  it("are canceled together after a confirmation that shows their number [B63]", async () => {
    const { panel, edit, shown } = await openSeries();
    await edit(1, "following");
    (await inside(panel, "#shift-form [part=cancel-shift]")).click();
    await waitForText(panel, "3 shifts will be canceled");
    (await inside(panel, "#cancel-series [part=confirm]")).click();
    await isClosed(panel);
    expect((await shown()).map((text) => text.split(" ")[2])).to.deep.equal([
      ...["draft", "cancelled", "cancelled", "cancelled"],
    ]);
  });
});

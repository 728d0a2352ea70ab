import { expect } from "chai";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { describeAccessibility, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { inRow, openShiftWorld, owner, planned, rowOf, showShifts } from "../schedule-shifts/shifts.fixture.ts";

describe("offers in the list of shifts", () => {
  afterEach(clearPage);

  it("offers a shift, then shows who answered what [X13]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const panel = await showShifts(world);
    (await inRow(panel, shiftId, "offer")).click();
    (await inside(panel, `#offer [data-person="${world.ben}"] input`)).click();
    (await inside(panel, "#offer [part=confirm]")).click();
    await waitForText(panel, "Early offered to 1 person");
    await until(async () => (await inRow(panel, shiftId, "offer")).textContent.trim() === "Offers");
    await world.client("Ben Adler").offers.decline({ scheduleId: world.scheduleId, shiftId });
    (await inRow(panel, shiftId, "offer")).click();
    const row = await inside(panel, `#offers [data-person="${world.ben}"]`);
    expect(row.textContent).to.include("Declined");
    expect((await inside(panel, "#offers")).textContent).to.match(/Respond by .* \(Europe\/Zurich\)/);
  });

  it("offers a shift that is already offered to more people", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    await world.client(owner).offers.create({ scheduleId: world.scheduleId, shiftId, personIds: [world.ben] });
    const panel = await showShifts(world);
    (await inRow(panel, shiftId, "offer")).click();
    (await inside(panel, "#offers [part=offer-more]")).click();
    await inside(panel, `#offer[open] [data-person="${world.cleo}"] input`);
  });

  it("has no offers on shifts that are filled or canceled", async () => {
    const world = await openShiftWorld();
    const filled = await planned(world, { assignees: [{ personId: world.ben }] });
    const cancelled = await planned(world);
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: cancelled, status: "cancelled" });
    const panel = await showShifts(world);
    for (const shiftId of [filled, cancelled]) {
      expect((await rowOf(panel, shiftId)).querySelector("[part=offer]") === null).to.equal(true);
    }
  });
});

describeAccessibility({
  "the list with an offer": async (placing) => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const panel = await showShifts(world, undefined, placing);
    (await inRow(panel, shiftId, "offer")).click();
    await inside(panel, "#offer .candidate");
    return panel;
  },
});

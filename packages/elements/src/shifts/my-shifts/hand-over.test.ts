import { expect } from "chai";
import "./my-shifts.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openForms, workShift } from "../../reports/my-reports/my-reports.fixture.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";

const hour = 3_600_000;
const handOver = "The gate sticks.\nPush it from the left.";

describe("<my-shifts> with a handover note", () => {
  afterEach(clearPage);

  it("shows the note to the next person with their shift, without its author [X17, Q60]", async () => {
    const { panel } = await openNext();
    await waitForText(panel, "Handover note");
    (await inside(panel, "[part=shift] summary")).click();
    const note = await inside(panel, "[part=hand-over-note]");
    await until(() => note.offsetHeight > 0);
    expect(note.textContent).to.include(handOver);
    expect(textOf(panel)).not.to.include("Mei");
  });
});

describeAccessibility({
  "a handover note": async (placing) => {
    const { panel } = await openNext(placing);
    (await inside(panel, "[part=shift] summary")).click();
    return panel;
  },
});

/** Mei leaves a note after her shift; Bea works the next one. */
async function openNext(placing: MountOptions = {}) {
  const world = await openForms();
  const { client } = await world.signedIn();
  const { bea, scheduleId } = world;
  const me = (await bea.people.getMe({})).person.id;
  const shiftId = await workShift(world);
  await client.portal.submitReport({ scheduleId, shiftId, answers: { incident: false }, handOver, revision: 0 });
  const at = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z[UTC]`;
  const start = Math.ceil(world.now() / hour + 2) * hour;
  await bea.shifts.create({
    ...{ scheduleId, kind: "Late", start: at(start), end: at(start + 8 * hour) },
    ...{ assignees: [{ personId: me }], status: "confirmed" },
  });
  const panel = await mountPanel("my-shifts", world.host("Bea Boss", "admin").transport, placing);
  return { panel };
}

import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import { openShiftWorld, owner, planned, showShifts } from "../schedule-shifts/shifts.fixture.ts";
import { showBoard } from "../shift-board/board.fixture.ts";

const stored = async (world: World) =>
  (await world.client(owner).shifts.list({ scheduleId: world.scheduleId, from: "2026-01-01T00:00:00Z" })).rows;

async function openMenu(panel: LitElement, command: string): Promise<void> {
  const plan = await inside(panel, "[part=plan]");
  plan.focus();
  plan.click();
  await inside(panel, "#menu:popover-open");
  (await inside(panel, `#menu [part=${command}]`)).click();
  await inside(panel, "dialog[open]");
}

const closed = (panel: LitElement) => until(() => panel.renderRoot.querySelector("dialog[open]") === null);

/** A draft with Ben and Cleo, one with Ben, and one without people in the week of November 22, 2026. */
async function openWeek() {
  const world = await openShiftWorld();
  const [ben, cleo] = [{ personId: world.ben }, { personId: world.cleo }];
  await planned(world, { slots: 2, assignees: [ben, cleo] });
  const [monday, tuesday] = ["2026-11-23", "2026-11-24"].map((date) => ({
    start: `${date}T14:00[Europe/Zurich]`,
    end: `${date}T22:00[Europe/Zurich]`,
  }));
  await planned(world, { kind: "Late", ...monday, assignees: [ben] });
  await planned(world, { kind: "Spare", ...tuesday });
  return world;
}

describe("planning a week", () => {
  afterEach(clearPage);

  it("publishes a week's drafts after a preview, with one message for each person [B63]", async () => {
    const world = await openWeek();
    const panel = await showShifts(world);
    await openMenu(panel, "publish");
    await waitForText(panel, "This week has no drafts.");
    const confirm = await inside(panel, "#publish [part=confirm]");
    expect(confirm.getAttribute("aria-disabled")).to.equal("true");
    fill(await inside(panel, "#publish-date"), "2026-11-25");
    await waitForText(panel, "3 drafts will be published. 2 people get one message each.");
    await waitForText(panel, "1 draft has no people on it.");
    expect(textOf(panel)).to.match(/Ben Adler: Early, Sun, Nov 22.*; Late, Mon, Nov 23/);
    confirm.click();
    await closed(panel);
    expect((panel.renderRoot as ShadowRoot).activeElement?.part.value).to.equal("plan");
    await waitForText(panel, "3 shifts published. 2 people get one message each.");
    const people = (await stored(world)).flatMap(({ assignees }) => assignees.map(({ state }) => state));
    expect(people).to.deep.equal(["offered", "offered", "offered"]);
  });

  it("asks for a note before publishing shifts for people who may not take them [A11, A13]", async () => {
    const world = await openWeek();
    const times = { start: "2026-11-23T21:00[Europe/Zurich]", end: "2026-11-23T23:00[Europe/Zurich]" };
    await planned(world, { kind: "Extra", ...times, assignees: [{ personId: world.ben }] });
    const panel = await showShifts(world);
    await openMenu(panel, "publish");
    fill(await inside(panel, "#publish-date"), "2026-11-25");
    await waitForText(panel, "Not eligible for their shifts: Ben Adler");
    const confirm = await inside(panel, "#publish [part=confirm]");
    expect(confirm.getAttribute("aria-disabled")).to.equal("true");
    fill(await inside<HTMLTextAreaElement>(panel, "#publish [part=override-note]"), "He agreed.");
    await until(() => confirm.getAttribute("aria-disabled") === null);
    confirm.click();
    await closed(panel);
    await waitForText(panel, "4 shifts published.");
  });

  it("copies a week after a preview of the new shifts, those already there and conflicts [B63, Q29]", async () => {
    const world = await openWeek();
    const times = { start: "2026-11-30T12:00[Europe/Zurich]", end: "2026-11-30T15:00[Europe/Zurich]" };
    await planned(world, { kind: "Training", ...times, assignees: [{ personId: world.ben }] });
    const panel = await showBoard(world);
    await openMenu(panel, "copy-week");
    fill(await inside(panel, "#copy-week-to"), "2026-11-15");
    await waitForText(panel, "Choose two different weeks.");
    fill(await inside(panel, "#copy-week-from"), "2026-11-22");
    fill(await inside(panel, "#copy-week-to"), "2026-12-01");
    await waitForText(panel, "3 shifts will be added as drafts.");
    await waitForText(panel, "1 shift is already planned that week and will stay.");
    await waitForText(panel, "1 conflict with");
    expect(textOf(panel)).to.match(/Ben Adler: Late, Mon, Nov 30/);
    (await inside(panel, "#copy-week [part=confirm]")).click();
    await closed(panel);
    const copies = (await stored(world)).filter(({ start }) => start > "2026-11-29");
    expect(copies.map(({ kind, assignees }) => `${kind} ${assignees.length}`)).to.deep.equal([
      ...["Early 2", "Training 1", "Late 1", "Spare 0"],
    ]);
  });

  it("saves a week as a template, uses it in another week, and removes it [B63]", async () => {
    const world = await openWeek();
    const panel = await showBoard(world);
    await openMenu(panel, "use-template");
    await waitForText(panel, "There are no templates yet.");
    (await inside(panel, "#template [part=cancel]")).click();
    await openMenu(panel, "save-template");
    fill(await inside(panel, "#template-name"), "Winter");
    fill(await inside(panel, "#template-date"), "2026-12-25");
    (await inside(panel, "#save-template [part=confirm]")).click();
    await waitForText(panel, "This week has no shifts");
    fill(await inside(panel, "#template-date"), "2026-11-25");
    (await inside(panel, "#save-template [part=confirm]")).click();
    await waitForText(panel, "Winter saved with 3 shifts");
    await openMenu(panel, "use-template");
    await waitForText(panel, "3 shifts are already planned that week and will stay.");
    fill(await inside(panel, "#template-week"), "2026-12-09");
    await until(() => !textOf(panel).includes("already planned"));
    await waitForText(panel, "3 shifts will be added as drafts.");
    (await inside(panel, "#template [part=confirm]")).click();
    await closed(panel);
    const added = (await stored(world)).filter(({ start }) => start > "2026-12-01");
    expect(added.map(({ kind, start }) => `${kind} ${start.slice(5, 10)}`)).to.deep.equal([
      ...["Early 12-06", "Late 12-07", "Spare 12-08"],
    ]);
    await openMenu(panel, "use-template");
    (await inside(panel, "[part=remove-template]")).click();
    await waitForText(panel, "Remove the template Winter?");
    (await inside(panel, "#template-removal [part=cancel]")).click();
    const { scheduleId } = world;
    const count = async () => (await world.client(owner).shifts.listTemplates({ scheduleId })).templates.length;
    expect(await count()).to.equal(1);
    (await inside(panel, "[part=remove-template]")).click();
    (await inside(panel, "#template-removal[open] [part=confirm]")).click();
    await waitForText(panel, "There are no templates yet.");
  });

  it("exports the hours of a period as CSV [B63, P55]", async () => {
    const world = await openWeek();
    const rows = await stored(world);
    await world.client(owner).shifts.publish({
      ...{ scheduleId: world.scheduleId, shiftIds: rows.map(({ id }) => id), state: "confirmed" },
    });
    const panel = await showShifts(world);
    const urlOf = URL.createObjectURL.bind(URL);
    const saved = new Promise<Blob>((resolve) => {
      URL.createObjectURL = (file: Blob) => {
        resolve(file);
        return urlOf(file);
      };
    });
    try {
      await openMenu(panel, "export-hours");
      expect((await inside<HTMLInputElement>(panel, "#hours-first")).value).to.equal("2026-10-01");
      fill(await inside(panel, "#hours-first"), "2026-11-01");
      fill(await inside(panel, "#hours-last"), "2026-10-30");
      (await inside(panel, "#hours [part=confirm]")).click();
      await waitForText(panel, "Choose a last day");
      fill(await inside(panel, "#hours-last"), "2026-11-30");
      (await inside(panel, "#hours [part=confirm]")).click();
      await waitForText(panel, "Hours exported");
      expect(await (await saved).text()).to.match(/Ben Adler,[^,]*,[^,]*,[^,]*,2,16\.00\r\n/);
    } finally {
      URL.createObjectURL = urlOf;
    }
  });
});

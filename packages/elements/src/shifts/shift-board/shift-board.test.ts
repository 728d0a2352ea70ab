import { emulateMedia } from "@web/test-runner-commands";
import { expect } from "chai";
import "./shift-board.define.ts";
import { clearPage, enlargeText, until } from "../../ui/testing/page.fixture.ts";
import { addPeople } from "../../ui/testing/world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  isTooWide,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { owner, planned, pressIn } from "../schedule-shifts/shifts.fixture.ts";
import { cellOf, openBoardWorld, showBoard, showNextWeek } from "./board.fixture.ts";

/** More people than a page of rows has. */
const longNames = Array.from({ length: 500 }, (_, index) => `Person ${String(index + 1).padStart(3, "0")}`);

describe("<shift-board>", () => {
  afterEach(clearPage);

  it("keeps everything within the screen on a phone at twice the text size [X22]", async () => {
    enlargeText();
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, { width: 328 });
    await until(() => !isTooWide(panel), "something overflows the panel to the side");
  });

  it("keeps the buttons and the week's name while another week loads", async () => {
    const { world } = await openBoardWorld();
    let isSlow = false;
    const panel = await showNextWeek(
      world,
      intercept(world.as(owner), () => (isSlow ? new Promise(() => undefined) : undefined)),
    );
    isSlow = true;
    (await inside(panel, "[part=next]")).click();
    await inside(panel, ".skeleton");
    expect((await inside(panel, "#week")).textContent).to.match(/Nov 29.*Dec 5/);
    (await inside(panel, "[part=add]")).click();
    expect((await inside<HTMLInputElement>(panel, "#form-date")).value).to.equal("2026-11-29");
  });

  it("finds people and positions by the beginning of words, and keeps the unfilled shifts [B63]", async () => {
    const { world, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const rows = () => [...panel.renderRoot.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.dataset["row"]);
    const search = await inside<HTMLInputElement>(panel, "#board-search");
    fill(search, "adl BE");
    await until(() => rows().length === 2);
    expect(rows()).to.deep.equal(["unfilled ", `person ${ben}`]);
    fill(search, "nothing like this");
    await until(() => rows().length === 1);
    panel.groupBy = "positions";
    fill(search, "qua");
    await until(() => rows().includes("position Quay"));
    expect(rows()).to.deep.equal(["unfilled ", "position Quay"]);
  });

  it("finds shifts by person, kind and position in narrow containers [B63]", async () => {
    const { world, early, free } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, { width: 360 });
    const shown = () =>
      [...panel.renderRoot.querySelectorAll<HTMLElement>("[data-shift]")].map((one) => one.dataset["shift"]);
    await until(() => shown().length === 2);
    expect(shown()).to.deep.equal([early, free]);
    fill(await inside(panel, "#board-search"), "ben");
    await until(() => shown().length === 1);
    expect(shown()).to.deep.equal([early]);
  });

  it("shows people by day with the states of their shifts, and each day's coverage [B2, B63]", async () => {
    const { world, ben, cleo } = await openBoardWorld();
    const panel = await showNextWeek(world);
    expect((await cellOf(panel, `person ${ben}`, "2026-11-22")).textContent).to.include("Confirmed");
    expect((await cellOf(panel, `person ${cleo}`, "2026-11-23")).textContent).to.include("Offered");
    const heads = [...panel.renderRoot.querySelectorAll("thead th")].map((head) => head.textContent);
    expect(heads[1]).to.include("1 of 1 filled");
    expect(heads[2]).to.include("0 of 2 filled");
  });

  it("shows shifts with free slots in a separate row [B63]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    expect((await cellOf(panel, "unfilled ", "2026-11-23")).textContent).to.include("1 free slot");
    expect((await cellOf(panel, "unfilled ", "2026-11-22")).textContent).to.include("No shifts");
  });

  it("groups by position [B2]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const select = await inside<HTMLSelectElement>(panel, "#group-by");
    select.value = "positions";
    select.dispatchEvent(new Event("change"));
    expect((await cellOf(panel, "position Quay", "2026-11-22")).textContent).to.include("Early");
    expect((await cellOf(panel, "position ", "2026-11-23")).textContent).to.include("0 of 2 filled");
  });

  it("shows weeks before and after, and the current one again [B2]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    (await inside(panel, "[part=today]")).click();
    await waitForText(panel, "Sat, Nov 21");
    (await inside(panel, "[part=previous]")).click();
    await waitForText(panel, "Sat, Nov 14");
  });

  it("shows a change by someone else within a second, with the focus where it was [B2]", async () => {
    const { world, ben, early } = await openBoardWorld();
    const panel = await showNextWeek(world);
    (await cellOf(panel, `person ${ben}`, "2026-11-22")).focus();
    await world.client(owner).shifts.update({ scheduleId: world.scheduleId, shiftId: early, kind: "Dawn" });
    let looks = 0;
    await until(() => ++looks && textOf(panel).includes("Dawn"));
    // It looks at most every 8 ms. A second of a busy machine has fewer looks, so the load doesn't matter.
    expect(looks).to.be.lessThan(125);
    expect((panel.renderRoot as ShadowRoot).activeElement?.textContent).to.include("Needs reconfirming");
  });

  it("moves by keyboard between days and rows, and opens the shifts of a day [X22]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const root = panel.renderRoot as ShadowRoot;
    const at = (): readonly (string | undefined)[] => {
      const cell = root.activeElement as HTMLElement;
      return [cell.closest("tr")?.dataset["index"], cell.dataset["cell"]];
    };
    expect(root.querySelectorAll("td[tabindex='0']").length).to.equal(1);
    root.querySelector<HTMLElement>("td[tabindex='0']")?.focus();
    pressIn(panel, "ArrowRight");
    expect(at()).to.deep.equal(["0", "1"]);
    pressIn(panel, "End");
    expect(at()).to.deep.equal(["0", "6"]);
    pressIn(panel, "Home");
    expect(at()).to.deep.equal(["0", "0"]);
    pressIn(panel, "ArrowDown");
    await until(() => at()[0] === "1");
    pressIn(panel, "ArrowUp");
    await until(() => at()[0] === "0");
    pressIn(panel, "ArrowRight");
    pressIn(panel, "Enter");
    const dialog = await inside<HTMLDialogElement>(panel, "#details[open]");
    expect(dialog.textContent).to.include("Late").and.to.include("Cleo Sand").and.to.include("Offered");
    (await inside(panel, "[part=close]")).click();
    await until(() => root.querySelector("#details") === null);
    expect(at()).to.deep.equal(["0", "1"]);
  });

  it("marks a person's overlapping shifts as a conflict [Q29]", async () => {
    const { world, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    expect((await cellOf(panel, `person ${ben}`, "2026-11-22")).textContent).not.to.include("Conflict");
    const times = { start: "2026-11-22T15:00[Europe/Zurich]", end: "2026-11-22T20:00[Europe/Zurich]" };
    await planned(world, { kind: "Extra", ...times, assignees: [{ personId: ben }] });
    await waitForText(panel, "Conflict");
    const cell = await cellOf(panel, `person ${ben}`, "2026-11-22");
    expect(cell.querySelectorAll("[part=conflict]").length).to.equal(2);
  });

  it("marks days on which a person is unavailable, and conflicts with them immediately [A13, Q29]", async () => {
    const { world, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-22", "2026-11-24"] });
    await waitForText(panel, "Unavailable");
    await until(() => textOf(panel).includes("Conflict"));
    expect((await cellOf(panel, `person ${ben}`, "2026-11-24")).textContent).to.include("Unavailable");
    expect((await cellOf(panel, `person ${ben}`, "2026-11-23")).textContent).to.include("No shifts");
  });

  it("keeps shifts of people who can no longer be assigned in a row, marked [Q21]", async () => {
    const { world, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await world.client(owner).members.remove({ scheduleId: world.scheduleId, personId: ben });
    await waitForText(panel, "No longer assignable");
    expect((await cellOf(panel, `person ${ben}`, "2026-11-22")).textContent).to.include("Early");
  });

  it("shows a list of days in narrow containers, and opens their shifts [B2]", async () => {
    const { world, early } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, { width: 360 });
    const entry = await inside(panel, `.entry[data-shift="${early}"]`);
    expect(panel.renderRoot.querySelector("table")).to.equal(null);
    expect(entry.textContent).to.include("Ben Adler").and.to.include("Confirmed");
    entry.querySelector<HTMLElement>(".open")?.click();
    expect((await inside(panel, "#details[open]")).textContent).to.include("Early");
  });

  it("prints the whole grid without controls [B2]", async () => {
    const { world } = await openBoardWorld();
    const panel = await showNextWeek(world);
    const root = panel.renderRoot as ShadowRoot;
    await emulateMedia({ media: "print" });
    try {
      const shown = (selector: string): boolean => root.querySelector(selector)?.checkVisibility() ?? false;
      expect([shown("[part=next]"), shown("#group-by"), shown("#week"), shown(".chip")]).to.deep.equal([
        false,
        false,
        true,
        true,
      ]);
      const scroller = root.querySelector<HTMLElement>("#scroller");
      expect(scroller && getComputedStyle(scroller).overflow).to.equal("visible");
    } finally {
      await emulateMedia({ media: "screen" });
    }
  });

  it("prints long boards as a list of days [B2]", async () => {
    const { world } = await openBoardWorld();
    await addPeople(world, longNames);
    const panel = await showNextWeek(world);
    const root = panel.renderRoot as ShadowRoot;
    expect(root.querySelector("table")).not.to.equal(null);
    dispatchEvent(new Event("beforeprint"));
    expect([root.querySelectorAll(".entry").length, root.querySelector("table")]).to.deep.equal([2, null]);
    dispatchEvent(new Event("afterprint"));
    expect(root.querySelector("table")).not.to.equal(null);
  });

  it("with 500 people, draws only the rows in view, and reaches the last one by keyboard [X22]", async () => {
    const { world } = await openBoardWorld();
    await addPeople(world, longNames);
    const panel = await showNextWeek(world);
    const root = panel.renderRoot as ShadowRoot;
    expect(root.querySelectorAll("tbody tr").length).to.be.lessThan(40);
    expect(root.querySelector("[role=grid]")?.ariaRowCount).to.equal("505");
    root.querySelector<HTMLElement>("td[tabindex='0']")?.focus();
    root.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true }));
    await until(() => root.activeElement?.closest("tr")?.textContent.includes("Person 500"));
  });
});

describeAccessibility({
  ready: async (placing) => showNextWeek((await openBoardWorld()).world, undefined, placing),
  "by position": async (placing) =>
    showNextWeek((await openBoardWorld()).world, undefined, { ...placing, attributes: { "group-by": "positions" } }),
  "with a conflict and unavailable days": async (placing) => {
    const { world } = await openBoardWorld();
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-22"] });
    const panel = await showNextWeek(world, undefined, placing);
    await waitForText(panel, "Conflict");
    return panel;
  },
  "with details": async (placing) => {
    const { world, free } = await openBoardWorld();
    const panel = await showNextWeek(world, undefined, placing);
    const shown = await inside(panel, `[data-shift="${free}"]`);
    (shown.querySelector<HTMLElement>(".open") ?? shown).click();
    await inside(panel, "#details[open]");
    return panel;
  },
  "not available": async (placing) => {
    const { world } = await openBoardWorld();
    return showBoard(world, world.as("Otto Outsider"), placing);
  },
  pending: async (placing) =>
    mountPanel("shift-board", pendingTransport, { ...placing, attributes: { "schedule-id": "any" } }),
});

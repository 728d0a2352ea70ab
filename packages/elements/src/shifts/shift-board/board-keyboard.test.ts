import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import type { LitElement } from "lit";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { fill, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { storedShift } from "../schedule-shifts/shifts.fixture.ts";
import { cellOf, openBoardWorld, showNextWeek } from "./board.fixture.ts";

const focused = (panel: LitElement): Element | null => (panel.renderRoot as ShadowRoot).activeElement;

/** Presses Tab until this control has the focus. */
async function tabTo(panel: LitElement, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (focused(panel)?.matches(selector)) return;
    await sendKeys({ press: "Tab" });
  }
  throw new Error(`no \`${selector}\` by Tab`);
}

/** Opens the details of the free shift with the keyboard. */
async function openFree(panel: LitElement): Promise<void> {
  (await cellOf(panel, "unfilled ", "2026-11-22")).focus();
  await until(() => focused(panel)?.getAttribute("data-date") === "2026-11-22");
  await sendKeys({ press: "ArrowRight" });
  await sendKeys({ press: "Enter" });
  await inside(panel, "#details[open]");
}

/** Presses Enter on a control of the open dialog. */
async function press(panel: LitElement, selector: string): Promise<void> {
  await inside(panel, selector);
  await tabTo(panel, selector);
  await sendKeys({ press: "Enter" });
}

describe("the board by keyboard", () => {
  afterEach(clearPage);

  it("creates, copies and cancels a shift [B63, X22]", async () => {
    const { world, free } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await openFree(panel);
    await press(panel, "#details [part=add]");
    await until(() => focused(panel)?.id === "form-kind");
    await sendKeys({ type: "Noon" });
    await sendKeys({ press: "Enter" });
    await waitForText(panel, "Noon saved");
    await openFree(panel);
    await press(panel, `[data-detail="${free}"] [part=copy]`);
    await inside(panel, "#copy[open]");
    fill(await inside(panel, "#copy-date"), "2026-11-25");
    await sendKeys({ press: "Enter" });
    await waitForText(panel, "Late copied");
    await openFree(panel);
    await press(panel, `[data-detail="${free}"] [part=cancel-shift]`);
    await waitForText(panel, "Late canceled");
    expect((await storedShift(world, free)).status).to.equal("cancelled");
  });

  it("offers, assigns and releases people, and returns the focus to the cell [B63, X13, X22]", async () => {
    const { world, free, ben } = await openBoardWorld();
    const panel = await showNextWeek(world);
    await openFree(panel);
    await press(panel, "#details [part=offer]");
    await inside(panel, `#offer [data-person="${ben}"] input`);
    await tabTo(panel, "#offer [part=select-person]");
    await sendKeys({ press: "Space" });
    await press(panel, "#offer [part=confirm]");
    await waitForText(panel, "Late offered to 1 person");
    await openFree(panel);
    await press(panel, "#details [part=assign]");
    await press(panel, "#assign [part=assign-person]");
    await waitForText(panel, "assigned to Late");
    expect((await storedShift(world, free)).assignees).to.have.length(2);
    (await cellOf(panel, `person ${ben}`, "2026-11-22")).focus();
    await sendKeys({ press: "Enter" });
    await press(panel, "#details [part=release]");
    await waitForText(panel, "released from Early");
    await until(() => focused(panel)?.matches("td.cell"));
  });
});

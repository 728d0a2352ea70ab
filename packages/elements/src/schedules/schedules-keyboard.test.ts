import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./schedule-list/schedule-list.define.ts";
import "./schedule-settings/schedule-settings.define.ts";
import { inside, mountPanel, waitForText } from "../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../ui/testing/page.fixture.ts";
import { openWorld } from "../ui/testing/world.fixture.ts";

const press = (...keys: string[]): Promise<void> =>
  keys.reduce<Promise<void>>((before, key) => before.then(() => sendKeys({ press: key })), Promise.resolve());

const focused = (panel: LitElement): Element | null => panel.shadowRoot?.activeElement ?? null;

describe("schedules by keyboard", () => {
  afterEach(clearPage);

  it("chooses a schedule [X22]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as("Amara Okafor"));
    const heard = new Promise((chosen) => panel.addEventListener("rollcall-schedule-chosen", chosen));
    (await inside(panel, "#create")).focus();
    await press("Tab");
    expect(focused(panel)?.id).to.equal("state");
    await press("Tab");
    expect(focused(panel)?.getAttribute("part")).to.equal("schedule");
    await press("Enter");
    await heard;
  });

  it("creates a schedule, or cancels with Escape [B56, X22]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as("Nina New"));
    const create = await inside(panel, "#create");
    create.focus();
    await press("Enter");
    await until(() => focused(panel)?.id === "new-name");
    await press("Escape");
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    expect(focused(panel) === create).to.equal(true);
    await press("Space");
    await until(() => focused(panel)?.id === "new-name");
    await sendKeys({ type: "Tug boats" });
    await press("Enter");
    await until(() => focused(panel)?.textContent.includes("Tug boats"));
  });

  it("changes a name and moves on to the next field [B62, X22]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-settings", world.as("Amara Okafor"), {
      attributes: { "schedule-id": world.scheduleId },
    });
    (await inside<HTMLInputElement>(panel, "#name")).select();
    await sendKeys({ type: "Night desk" });
    await press("Tab");
    await waitForText(panel, "Saved");
    expect(focused(panel)?.id).to.equal("description");
  });

  it("deletes a schedule only after its name is typed [B60, X22]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-settings", world.as("Bea Boss", "admin"), {
      attributes: { "schedule-id": world.scheduleId },
    });
    (await inside(panel, "#delete")).focus();
    await press("Enter");
    await until(() => focused(panel)?.id === "delete-name");
    await press("Enter");
    expect(focused(panel)?.id).to.equal("delete-name");
    await press("Escape");
    await until(() => focused(panel)?.id === "delete");
    await press("Enter");
    await until(() => focused(panel)?.id === "delete-name");
    await sendKeys({ type: "Night watch" });
    await press("Enter");
    await waitForText(panel, "“Night watch” was deleted");
  });
});

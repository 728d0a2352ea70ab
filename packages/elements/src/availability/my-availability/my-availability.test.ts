import type { RollcallOptions } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./my-availability.define.ts";
import { CommandQueued } from "../../ui/commands/command-queued.ts";
import { clearPage, enlargeText, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  isTooWide,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { type Browser, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import { addDays, monthOf } from "./month.ts";
import type { MyAvailability } from "./my-availability.ts";

const hour = 3_600_000;

describe("<my-availability>", () => {
  afterEach(clearPage);

  it("blocks several days at once and reverts it with Undo [A51, A68]", async () => {
    const { panel, client, days } = await openAvailability();
    let heard: readonly string[] = [];
    panel.addEventListener("rollcall-days-blocked", ({ dates }) => (heard = dates));
    for (const date of days.slice(0, 3)) await click(panel, `[data-date="${date}"]`);
    await waitForText(panel, "3 days selected");
    (await inside(panel, "[part=block]")).focus();
    await click(panel, "[part=block]");
    fill(await inside<HTMLInputElement>(panel, "dialog #reason"), "Moving house");
    await click(panel, "[part=confirm]");
    await waitForText(panel, "3 days blocked");
    await until(() => panel.shadowRoot?.activeElement?.matches("[data-date]"), "the focus is lost");
    expect(heard).to.deep.equal(days.slice(0, 3));
    expect(await blockedBy(client, days)).to.deep.equal(days.slice(0, 3));
    await until(() => labelOf(panel, days[0]).includes("Blocked, Moving house"));
    await click(panel, "[part=undo]");
    await until(() => !labelOf(panel, days[0]).includes("Blocked"));
    expect(await blockedBy(client, days)).to.deep.equal([]);
  });

  it("shows conflicting accepted shifts before blocking, and the conflict afterward [Q29]", async () => {
    const { panel, world, days } = await openAvailability();
    const date = days[2] ?? "";
    await world.plan((Date.parse(`${date}T12:00:00Z`) - world.now()) / hour, "Night");
    await until(() => labelOf(panel, date).includes("Shift"));
    await click(panel, `[data-date="${date}"]`);
    await click(panel, "[part=block]");
    await waitForText(panel, "You’ve accepted a shift at that time. It stays yours");
    expect((await inside(panel, "dialog [part=clashes]")).textContent).to.include("Night watch");
    await click(panel, "[part=confirm]");
    await until(() => labelOf(panel, date).includes("Conflict with an accepted shift"));
  });

  it("selects a range with Shift, and unblocks it [A51]", async () => {
    const { panel, client, days } = await openAvailability();
    await client.portal.blockDays({ days: days.slice(1, 4), reason: "Trip" });
    await until(() => labelOf(panel, days[1]).includes("Blocked"));
    await click(panel, `[data-date="${days[0] ?? ""}"]`);
    const last = await inside(panel, `[data-date="${days[4] ?? ""}"]`);
    last.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, shiftKey: true }));
    await waitForText(panel, "5 days selected");
    (await inside(panel, "[part=unblock]")).focus();
    await click(panel, "[part=unblock]");
    await waitForText(panel, "3 days unblocked");
    await until(() => panel.shadowRoot?.activeElement?.matches("[data-date]"), "the focus is lost");
    expect(await blockedBy(client, days)).to.deep.equal([]);
    await click(panel, "[part=undo]");
    await until(() => labelOf(panel, days[1]).includes("Trip"));
    expect(await blockedBy(client, days)).to.deep.equal(days.slice(1, 4));
  });

  it("reports that a month can't be loaded, until it is [X11]", async () => {
    const world = await openPortal();
    const { transport } = await world.signedIn();
    let isOffline = false;
    const unreachable = () => Promise.reject(new RollcallError("server.unreachable", {}));
    const unsteady = intercept(transport, (name) =>
      isOffline && name === "portal.getAvailability" ? unreachable() : undefined,
    );
    const panel = await mountPanel("my-availability", unsteady);
    await inside(panel, "[part=next-month]");
    isOffline = true;
    await click(panel, "[part=next-month]");
    await waitForText(panel, "This month couldn’t be loaded");
    isOffline = false;
    await click(panel, "[part=previous]");
    await until(() => !textOf(panel).includes("This month couldn’t be loaded"));
  });

  it("deselects days whose change is waiting for a connection, and focuses the month [X11]", async () => {
    const world = await openPortal();
    const { transport, client } = await world.signedIn();
    const isUnsent = (name: string): boolean => name === "portal.blockDays" || name === "portal.unblockDays";
    const queued = () => Promise.reject(new CommandQueued("", new AbortController().signal));
    const offline = intercept(transport, (name) => (isUnsent(name) ? queued() : undefined));
    const panel = await mountPanel("my-availability", offline);
    const today = (await inside(panel, "[data-date][aria-current]")).dataset["date"] ?? "";
    const isFocused = () => panel.shadowRoot?.activeElement?.matches(`[data-date="${today}"]`);
    const isDeselected = () => panel.renderRoot.querySelector("[part=selection] button") === null;
    await click(panel, `[data-date="${today}"]`);
    await click(panel, "[part=block]");
    await click(panel, "[part=confirm]");
    await until(() => isDeselected() && isFocused(), "still selected after blocking");
    await client.portal.blockDays({ days: [today] });
    await until(() => labelOf(panel, today).includes("Blocked"));
    await click(panel, `[data-date="${today}"]`);
    await click(panel, "[part=unblock]");
    await until(() => isDeselected() && isFocused(), "still selected after unblocking");
  });

  it("selects days by dragging", async () => {
    const { panel, days } = await openAvailability();
    const point = async (type: string, date: string | undefined) => {
      const at = { bubbles: true, composed: true, pointerType: "mouse", button: 0, buttons: 1 };
      (await inside(panel, `[data-date="${date ?? ""}"]`)).dispatchEvent(new PointerEvent(type, at));
    };
    await point("pointerdown", days[0]);
    for (const date of days.slice(0, 4)) await point("pointerover", date);
    await click(panel, `[data-date="${days[3] ?? ""}"]`);
    await waitForText(panel, "4 days selected");
  });

  it("works by keyboard: arrows, Home, End, Page Down, Space and Escape [X22]", async () => {
    const { panel, days } = await openAvailability();
    const focused = (): string | undefined =>
      ((panel.renderRoot as ShadowRoot).activeElement as HTMLElement | null)?.dataset["date"];
    const press = async (key: string, shiftKey = false) => {
      const before = focused();
      (panel.renderRoot as ShadowRoot).activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, composed: true, cancelable: true }),
      );
      await panel.updateComplete;
      return before;
    };
    const start = days[0] ?? "";
    (await inside(panel, `[data-date="${start}"]`)).click();
    await until(() => focused() === start);
    await press("Escape");
    await waitForText(panel, "Select days");
    await press(" ");
    await press("ArrowRight", true);
    await until(() => focused() === addDays(start, 1));
    await press("ArrowRight", true);
    await until(() => focused() === addDays(start, 2));
    await waitForText(panel, "3 days selected");
    await press("ArrowDown");
    await until(() => focused() === addDays(start, 9));
    await press("ArrowUp");
    await press("ArrowLeft");
    await until(() => focused() === addDays(start, 1));
    await press("PageDown");
    await until(() => monthOf(focused() ?? "") > monthOf(start));
    expect(panel.renderRoot.querySelectorAll("td[tabindex='0']").length).to.equal(1);
    await waitForText(panel, "3 days selected");
  });

  it("requests time off, shows the decision live and cancels it [A12, Q28]", async () => {
    const { panel, world, client, days } = await openAvailability();
    await waitForText(panel, "You haven’t requested any time off");
    await click(panel, "[part=request-days]");
    const set = async (part: string, value: string) => {
      const field = await inside<HTMLInputElement>(panel, `dialog [part=${part}]`);
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    };
    await click(panel, "[part=confirm]");
    await waitForText(panel, "Choose a first and a last day");
    await set("last-day", days[0] ?? "");
    await set("first-day", days[1] ?? "");
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("[part=last-day]")?.value === days[1]);
    await set("last-day", days[3] ?? "");
    fill(await inside<HTMLInputElement>(panel, "dialog #reason"), "A wedding");
    await click(panel, "[part=confirm]");
    await waitForText(panel, "Time off requested");
    await waitForText(panel, "Waiting for a decision");
    const [request] = (await client.portal.listTimeOff({})).rows;
    expect([request?.firstDay, request?.lastDay, request?.reason]).to.deep.equal([days[1], days[3], "A wedding"]);
    const requestId = request?.id ?? "";
    await world.bea.availability.decide({ decisions: [{ requestId, state: "approved" }] });
    await waitForText(panel, "Approved");
    // The month loads on its own.
    await until(() => labelOf(panel, days[2]).includes("Time off"));
    await click(panel, "[part=cancel-request]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Request canceled");
    await waitForText(panel, "Canceled");
    await until(() => !labelOf(panel, days[2]).includes("Time off"));
  });

  it("offers partial days and weekly blocks only if the host enables them [A69, X18]", async () => {
    const { panel, days } = await openAvailability();
    await click(panel, `[data-date="${days[0] ?? ""}"]`);
    await click(panel, "[part=block]");
    await inside(panel, "dialog #reason");
    expect(panel.renderRoot.querySelector("[part=parts], [part=weekly]")).to.equal(null);
    clearPage();
    const open = await openAvailability({ availability: { dayParts: "hours", repeats: true } });
    await click(open.panel, `[data-date="${open.days[0] ?? ""}"]`);
    await click(open.panel, "[part=block]");
    const hours = await inside<HTMLInputElement>(open.panel, "dialog [value=hours]");
    hours.click();
    fill(await inside<HTMLInputElement>(open.panel, "dialog #from"), "08:00");
    fill(await inside<HTMLInputElement>(open.panel, "dialog #until"), "07:00");
    await click(open.panel, "[part=confirm]");
    await waitForText(open.panel, "Choose an end after the start");
    fill(await inside<HTMLInputElement>(open.panel, "dialog #until"), "11:30");
    await click(open.panel, "[part=confirm]");
    await until(() => labelOf(open.panel, open.days[0]).includes("Partly blocked: 08:00 – 11:30"));
    await click(open.panel, "[part=weekly]");
    (await inside<HTMLInputElement>(open.panel, "[name=weekday-2]")).click();
    await click(open.panel, "dialog[open] [part=confirm]");
    await waitForText(open.panel, "Blocked every week: Tuesday");
  });
});

describe("<my-availability> on a small phone", () => {
  afterEach(clearPage);

  it("has room for the names of months and weekdays at twice the text size [X22]", async () => {
    enlargeText();
    const { panel } = await openAvailability({}, { width: 328 });
    await inside(panel, ".month th");
    expect(isTooWide(panel)).to.equal(false);
    for (const name of panel.renderRoot.querySelectorAll("#month-name, .month th")) {
      expect(name.scrollWidth, name.textContent).to.be.at.most(name.clientWidth);
    }
  });

  for (const dir of ["ltr", "rtl"] as const) {
    it(`fits into 320 pixels, ${dir} [X22]`, async () => {
      const { panel, client, days } = await openAvailability({}, { width: 320, dir });
      await client.portal.blockDays({ days: days.slice(0, 2) });
      await click(panel, `[data-date="${days[3] ?? ""}"]`);
      await until(() => textOf(panel).includes("Blocked"));
      expect(isTooWide(panel)).to.equal(false);
    });
  }
});

describeAccessibility({
  empty: async (placing) => (await openAvailability({}, placing)).panel,
  "blocked, requested and in conflict": async (placing) => {
    const { panel, world, client, days } = await openAvailability({}, placing);
    await world.plan((Date.parse(`${days[1] ?? ""}T12:00:00Z`) - world.now()) / hour);
    await client.portal.blockDays({ days: days.slice(0, 2), reason: "Trip" });
    await client.portal.requestTimeOff({ firstDay: days[3] ?? "", lastDay: days[4] ?? "" });
    await waitForText(panel, "Waiting for a decision");
    await click(panel, `[data-date="${days[5] ?? ""}"]`);
    return panel;
  },
  blocking: async (placing) => {
    const { panel, days } = await openAvailability({ availability: { dayParts: "hours" } }, placing);
    await click(panel, `[data-date="${days[0] ?? ""}"]`);
    await click(panel, "[part=block]");
    await inside(panel, "dialog[open]");
    return panel;
  },
});

interface Opened {
  readonly panel: MyAvailability;
  readonly world: PortalWorld;
  readonly client: Browser["client"];
  /** Days in the middle of next month, which is shown. */
  readonly days: readonly string[];
}

async function openAvailability(parts: Partial<RollcallOptions> = {}, placing: MountOptions = {}): Promise<Opened> {
  const world = await openPortal(parts);
  const browser = await world.signedIn();
  const panel = await mountPanel("my-availability", browser.transport, placing);
  await click(panel, "[part=next-month]");
  const today = new Date();
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 10)).toISOString().slice(0, 10);
  const days = Array.from({ length: 6 }, (_, place) => addDays(first, place));
  await inside(panel, `[data-date="${first}"]`);
  return { panel, world, client: browser.client, days };
}

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

const labelOf = (panel: LitElement, date: string | undefined): string =>
  panel.renderRoot.querySelector(`[data-date="${date ?? ""}"] .hidden`)?.textContent ?? "";

async function blockedBy(client: Browser["client"], days: readonly string[]): Promise<readonly string[]> {
  const range = { firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" };
  return (await client.portal.getAvailability(range)).days.map(({ date }) => date);
}

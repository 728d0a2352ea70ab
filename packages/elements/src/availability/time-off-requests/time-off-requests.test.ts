import { expect } from "chai";
import type { LitElement } from "lit";
import "./time-off-requests.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { type Browser, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  isTooWide,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import type { TimeOffRequests } from "./time-off-requests.ts";

const hour = 3_600_000;

describe("<time-off-requests>", () => {
  afterEach(clearPage);

  it("lists requests live with reasons and conflicting shifts, and approves one [A12, A13, Q29]", async () => {
    const { panel, world, client, day } = await openRequests();
    await waitForText(panel, "No requests");
    const date = day(10);
    await world.plan((Date.parse(`${date}T12:00:00Z`) - world.now()) / hour, "Night");
    await client.portal.requestTimeOff({ firstDay: date, lastDay: day(12), reason: "A wedding" });
    await waitForText(panel, "A wedding");
    expect(textOf(panel)).to.include("Mei Tanaka").and.to.include("Conflicts with an accepted shift");
    expect((await inside(panel, "[part=clashes] ul")).textContent).to.include("Night watch");
    let results: readonly unknown[] = [];
    panel.addEventListener("rollcall-time-off-decided", (event) => (results = event.results));
    await click(panel, "[part=approve]");
    await waitForText(panel, "Request approved");
    await waitForText(panel, "No requests");
    expect(results).to.have.length(1);
    expect(await stateOf(client)).to.equal("approved");
    await click(panel, "[part=undo]");
    await waitForText(panel, "A wedding");
    expect(await stateOf(client)).to.equal("pending");
  });

  it("rejects with a reason, which the worker sees [Q28]", async () => {
    const { panel, client, day } = await openRequests();
    await client.portal.requestTimeOff({ firstDay: day(10), lastDay: day(12) });
    await click(panel, "[part=reject]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a reason");
    fill(await inside<HTMLInputElement>(panel, "#answer"), "The inspection is that week.");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Request rejected");
    const [request] = (await client.portal.listTimeOff({})).rows;
    expect([request?.state, request?.answer]).to.deep.equal(["rejected", "The inspection is that week."]);
    const filter = await inside<HTMLSelectElement>(panel, "[part=filter]");
    filter.value = "rejected";
    filter.dispatchEvent(new Event("change"));
    await waitForText(panel, "Reason: The inspection is that week.");
  });

  it("decides on several at once, and says what changed in the meantime [A12]", async () => {
    const { panel, client, day } = await openRequests();
    for (const days of [3, 5, 7]) await client.portal.requestTimeOff({ firstDay: day(days), lastDay: day(days) });
    await until(() => panel.renderRoot.querySelectorAll("[part=select]").length === 3);
    for (const box of panel.renderRoot.querySelectorAll<HTMLInputElement>("[part=select]")) box.click();
    await waitForText(panel, "3 requests selected");
    await click(panel, "[part=approve-selected]");
    await waitForText(panel, "3 requests approved");
    const states = (await client.portal.listTimeOff({})).rows.map(({ state }) => state);
    expect(states).to.deep.equal(["approved", "approved", "approved"]);
  });

  it("doesn't let schedulers decide on their own requests, and says who does [A12, Q28]", async () => {
    const { panel, world, day } = await openRequests();
    await world.host("Sam", "scheduler").client.portal.requestTimeOff({ firstDay: day(10), lastDay: day(12) });
    await waitForText(panel, "Another scheduler or organization admin decides on it.");
    expect(panel.renderRoot.querySelector("[part=approve], [part=reject], [part=select]") === null).to.equal(true);
  });

  it("isn't available to people who don't decide on time off [Q60]", async () => {
    const { browser } = await openRequests();
    clearPage();
    const panel = await mountPanel("time-off-requests", browser.transport);
    await waitForText(panel, "Not available to you");
  });
});

describeAccessibility({
  empty: async (placing) => (await openRequests(placing)).panel,
  requests: async (placing) => {
    const { panel, world, client, day } = await openRequests(placing);
    await world.plan((Date.parse(`${day(10)}T12:00:00Z`) - world.now()) / hour);
    await client.portal.requestTimeOff({ firstDay: day(10), lastDay: day(12), reason: "A".repeat(200) });
    await click(panel, "[part=select]");
    await waitForText(panel, "1 request selected");
    expect(isTooWide(panel)).to.equal(false);
    return panel;
  },
  rejecting: async (placing) => {
    const { panel, client, day } = await openRequests(placing);
    await client.portal.requestTimeOff({ firstDay: day(10), lastDay: day(12) });
    await click(panel, "[part=reject]");
    await inside(panel, "dialog[open]");
    return panel;
  },
});

interface Opened {
  readonly panel: TimeOffRequests;
  readonly world: PortalWorld;
  readonly browser: Browser;
  /** The client of the worker. */
  readonly client: Browser["client"];
  /** The date in this many days. */
  readonly day: (days: number) => string;
}

async function openRequests(placing: MountOptions = {}): Promise<Opened> {
  const world = await openPortal();
  const browser = await world.signedIn();
  const panel = await mountPanel("time-off-requests", world.host("Sam", "scheduler").transport, placing);
  const day = (days: number): string => new Date(world.now() + days * 24 * hour).toISOString().slice(0, 10);
  return { panel, world, browser, client: browser.client, day };
}

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

const stateOf = async (client: Browser["client"]) => (await client.portal.listTimeOff({})).rows[0]?.state;

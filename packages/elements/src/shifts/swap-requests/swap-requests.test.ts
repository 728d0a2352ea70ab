import { expect } from "chai";
import "./swap-requests.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal } from "../../ui/testing/portal-world.fixture.ts";
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

const hour = 3_600_000;

describe("<swap-requests>", () => {
  afterEach(clearPage);

  it("lists swaps live with both names, and approves one [Q60, B63]", async () => {
    const { panel, offer, take, client } = await openSwaps();
    await waitForText(panel, "No swaps");
    const swapId = await offer();
    await waitForText(panel, "Mei Tanaka offers this shift to others");
    expect(panel.renderRoot.querySelector("[part=approve], [part=reject]") === null).to.equal(true);
    await take(swapId);
    await waitForText(panel, "Mei Tanaka gives this shift to Bea Boss");
    expect(textOf(panel)).to.include("Waiting for approval").and.to.include("Early");
    let decided: unknown;
    panel.addEventListener("rollcall-swap-decided", ({ state }) => (decided = state));
    (await inside(panel, "[part=approve]")).click();
    await waitForText(panel, "Swap approved");
    await waitForText(panel, "No swaps");
    expect(decided).to.equal("done");
    expect((await client.portal.listShifts({})).rows).to.deep.equal([]);
  });

  it("rejects an exchange with a reason, and the shifts stay [Q60]", async () => {
    const { panel, world, offer, take, client } = await openSwaps();
    const swapId = await offer();
    await take(swapId, 90);
    await waitForText(panel, "Waiting for Mei Tanaka");
    expect((await inside(panel, "[part=exchange]")).textContent)
      .to.include("Late")
      .and.to.include("Quay 3");
    await client.swaps.agree({ scheduleId: world.scheduleId, swapId });
    (await inside(panel, "[part=reject]")).click();
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "Enter a reason");
    fill(await inside<HTMLInputElement>(panel, "#answer"), "Late needs a first aider.");
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "Swap rejected");
    expect((await client.portal.listShifts({})).rows.map(({ kind }) => kind)).to.deep.equal(["Early"]);
  });

  it("shows why a swap can't be approved, and lets it be rejected [A13, Q60]", async () => {
    const { panel, offer, take, assign } = await openSwaps();
    const swapId = await offer();
    await take(swapId);
    await inside(panel, "[part=approve]");
    await assign(40);
    await until(() => panel.renderRoot.querySelector("[part=approve]") === null);
    expect((await inside(panel, "[part=refused]")).textContent).to.include("Can’t be approved. Already working.");
    expect((await inside(panel, "[part=reject]")).textContent).to.include("Reject");
  });

  it("isn't available to people who don't plan the schedule [Q60, P42]", async () => {
    const { world, panel, client } = await openSwaps();
    await waitForText(panel, "No swaps");
    clearPage();
    expect((await client.portal.listShifts({})).rows).to.have.length(1);
    const worker = await mountPanel("swap-requests", world.host("Wim").transport, {
      attributes: { "schedule-id": world.scheduleId },
    });
    await waitForText(worker, "Not available to you");
  });
});

describeAccessibility({
  empty: async (placing) => {
    const { panel } = await openSwaps(placing);
    await waitForText(panel, "No swaps");
    return panel;
  },
  swaps: async (placing) => {
    const { panel, offer, take, assign } = await openSwaps(placing);
    await take(await offer());
    await inside(panel, "[part=approve]");
    await assign(40);
    await inside(panel, "[part=refused]");
    expect(isTooWide(panel)).to.equal(false);
    return panel;
  },
  rejecting: async (placing) => {
    const { panel, offer, take } = await openSwaps(placing);
    await take(await offer());
    (await inside(panel, "[part=reject]")).click();
    await inside(panel, "dialog[open]");
    return panel;
  },
});

/** Mei has a shift in 40 hours. A scheduler sees the swaps. */
async function openSwaps(placing: MountOptions = {}) {
  const world = await openPortal({ swaps: { approval: true } });
  const { client } = await world.signedIn();
  const { bea, scheduleId } = world;
  const shiftId = await world.plan(40);
  const { person } = await bea.people.getMe({});
  const start = Math.ceil(world.now() / hour) * hour;
  const at = (hours: number): string => `${new Date(start + hours * hour).toISOString().slice(0, 16)}Z[UTC]`;
  /** Gives Bea a shift that starts in this many hours. */
  const assign = async (hours: number) => {
    const { shift } = await bea.shifts.create({
      ...{ scheduleId, kind: "Late", venue: "Quay 3", start: at(hours), end: at(hours + 8) },
      assignees: [{ personId: person.id }],
      status: "confirmed",
    });
    return { shiftId: shift.id, version: shift.version };
  };
  const offer = async () => (await client.swaps.propose({ scheduleId, shiftId, version: 1 })).swapId;
  /** Bea takes Mei's shift, in exchange for one that starts in this many hours, if any. */
  const take = async (swapId: string, hours?: number) => {
    const inExchange = hours !== undefined && { inExchange: await assign(hours) };
    await bea.swaps.accept({ scheduleId, swapId, version: 1, ...inExchange });
  };
  const scheduler = world.host("Sam", "scheduler").transport;
  const panel = await mountPanel("swap-requests", scheduler, {
    ...placing,
    attributes: { "schedule-id": scheduleId },
  });
  return { panel, world, client, offer, take, assign };
}

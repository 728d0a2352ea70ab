import { expect } from "chai";
import "./my-shifts.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";

const hour = 3_600_000;

describe("<my-shifts> with swaps", () => {
  afterEach(clearPage);

  it("offers a shift to others without a name, and stops offering it [Q60]", async () => {
    const { panel, world } = await openSwaps(async (world) => {
      await world.plan(40, "Early");
    });
    await until(() => panel.renderRoot.querySelector("[part=shift]") !== null);
    (await inside(panel, "[part=shift] summary")).click();
    (await inside(panel, "[part=offer-swap]")).click();
    expect((await inside(panel, "dialog[open]")).textContent).to.include("but not your name");
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "Offered to others");
    await until(() => panel.shadowRoot?.activeElement?.id === "swaps", "the focus is lost");
    expect(panel.renderRoot.querySelector("[part=offer-swap]") === null).to.equal(true);
    expect((await world.bea.swaps.listOwn({})).rows.map(({ part }) => part)).to.deep.equal(["candidate"]);
    (await inside(panel, "[part=withdraw]")).click();
    await until(() => panel.renderRoot.querySelector("[part=swap]") === null);
    expect((await world.bea.swaps.listOwn({})).rows).to.deep.equal([]);
  });

  it("takes over a shift that someone else offers, without a name [Q60, A64]", async () => {
    const { panel, client } = await openSwaps(async (world) => {
      await offeredByBea(world, 40);
    });
    await waitForText(panel, "Someone is offering this shift");
    const shown = (await inside(panel, "[part=swap]")).textContent;
    expect(shown).to.include("Quay 3").and.not.to.include("Bea");
    (await inside(panel, "[part=take]")).click();
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await until(() => panel.renderRoot.querySelector("[part=shift]")?.textContent.includes("Quay 3") === true);
    await until(() => panel.shadowRoot?.activeElement?.localName === "summary", "the focus is lost");
    expect((await client.portal.listShifts({})).rows.map(({ venue }) => venue)).to.deep.equal(["Quay 3"]);
  });

  it("gives a shift in exchange, and agrees to one, live [Q60, A47]", async () => {
    const { panel, world, client } = await openSwaps(async (world) => {
      await offeredByBea(world, 40);
      await world.plan(90, "Own");
    });
    (await inside(panel, "[part=take]")).click();
    const choice = await inside<HTMLSelectElement>(panel, "dialog[open] #exchange");
    choice.selectedIndex = 1;
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "You offered Own");
    const [swap] = (await world.bea.swaps.listOwn({})).rows;
    await world.bea.swaps.agree({ scheduleId: world.scheduleId, swapId: swap?.swapId ?? "" });
    await until(() => panel.renderRoot.querySelector("[part=swap]") === null);
    await until(() => panel.renderRoot.querySelector("[part=shift]")?.textContent.includes("Quay 3") === true);
    expect((await client.portal.listShifts({})).rows.map(({ kind }) => kind)).to.deep.equal(["Harbour"]);
  });

  it("hides a shift that the worker isn't interested in [Q60]", async () => {
    const { panel, client } = await openSwaps(async (world) => {
      await offeredByBea(world, 40);
    });
    (await inside(panel, "[part=not-interested]")).click();
    await waitForText(panel, "No upcoming shifts");
    expect((await client.swaps.listOwn({})).rows).to.deep.equal([]);
  });
});

describeAccessibility({
  swaps: async (placing) => {
    const { panel } = await openSwaps(both, placing);
    await inside(panel, "[part=swap]");
    return panel;
  },
  "taking a shift": async (placing) => {
    const { panel } = await openSwaps(both, placing);
    (await inside(panel, "[part=take]")).click();
    await inside(panel, "dialog[open]");
    return panel;
  },
});

/** A shift that the worker could take, and one of their own shifts. */
async function both(world: PortalWorld): Promise<void> {
  await offeredByBea(world, 40);
  await world.plan(90, "Own");
}

/** Lets Bea offer one of her shifts, which starts this many hours from now. */
async function offeredByBea({ bea, scheduleId, now }: PortalWorld, hours: number): Promise<void> {
  const me = await bea.people.getMe({});
  const start = Math.ceil(now() / hour + hours) * hour;
  const at = (instant: number): string => new Date(instant).toISOString().replace(/\.000Z/, "+00:00[UTC]");
  const { shift } = await bea.shifts.create({
    ...{ scheduleId, kind: "Harbour", venue: "Quay 3", start: at(start), end: at(start + 8 * hour) },
    assignees: [{ personId: me.person.id }],
    status: "confirmed",
  });
  await bea.swaps.propose({ scheduleId, shiftId: shift.id, version: shift.version });
}

async function openSwaps(prepare: (world: PortalWorld) => Promise<void>, placing: MountOptions = {}) {
  const world = await openPortal();
  const browser = await world.signedIn();
  await prepare(world);
  const panel = await mountPanel("my-shifts", browser.transport, placing);
  await until(() => panel.renderRoot.querySelector(".skeleton") === null);
  return { panel, world, client: browser.client };
}

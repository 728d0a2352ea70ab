import { expect } from "chai";
import type { LitElement } from "lit";
import "./skill-catalogue.define.ts";
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

describe("<skill-catalogue>", () => {
  afterEach(clearPage);

  it("adds a skill with a scale, renames it, archives and restores it [X16]", async () => {
    const { panel, bea } = await openCatalogue();
    await waitForText(panel, "No skills yet");
    const changes: string[] = [];
    panel.addEventListener("rollcall-skill-type-changed", ({ change }) => changes.push(change));
    await click(panel, "[part=add]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a name.");
    fill(await inside<HTMLInputElement>(panel, "#type-name"), "Mooring");
    fill(await inside<HTMLInputElement>(panel, "#type-position"), "Deck hand");
    (await inside<HTMLSelectElement>(panel, "#type-levels")).value = "3";
    fill(await inside<HTMLTextAreaElement>(panel, "#type-labels"), "Starts\nLeads");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a name for each of the 3 levels, or none.");
    fill(await inside<HTMLTextAreaElement>(panel, "#type-labels"), "Starts\nHelps\nLeads");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Deck hand · 3 levels: Starts, Helps, Leads");
    await click(panel, "[part=edit]");
    fill(await inside<HTMLInputElement>(panel, "#type-name"), "Berthing");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Formerly Mooring");
    await click(panel, "[part=archive]");
    await waitForText(panel, "Berthing archived");
    await click(panel, "[part=restore]");
    await waitForText(panel, "Berthing restored");
    await until(() => changes.join(" ") === "added saved archived restored");
    expect((await bea.skills.listTypes({})).types[0]?.name).to.equal("Berthing");
  });

  it("assigns a skill to everyone on a schedule, rates them, and filters by the difference [X16, A73]", async () => {
    const { panel, world, bea, mei, client } = await openCatalogue();
    const { id: typeId } = (await bea.skills.createType({ name: "Mooring" })).type;
    await click(panel, "[part=assign]");
    const schedule = await inside<HTMLSelectElement>(panel, "#assign-schedule");
    schedule.value = world.scheduleId;
    schedule.dispatchEvent(new Event("change"));
    await waitForText(panel, "Mei Tanaka");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Assigned to");
    await client.portal.rateSkill({ typeId, rating: 4, note: "Every week" });
    await click(panel, "[part=people]");
    await waitForText(panel, "Every week");
    const row = await until(() =>
      [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=holder]")].find(({ textContent }) =>
        textContent.includes("Mei Tanaka"),
      ),
    );
    row.querySelector<HTMLElement>("[part=rate]")?.click();
    (await inside<HTMLSelectElement>(panel, "#rating")).value = "2";
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Own rating 2 levels higher");
    await choose(panel, "below");
    await waitForText(panel, "No one here");
    await choose(panel, "above");
    await waitForText(panel, "Mei Tanaka");
    await click(panel, "[part=unassign]");
    await waitForText(panel, "Mei Tanaka no longer has Mooring");
    expect((await bea.skills.listOf({ personId: mei })).skills).to.deep.equal([]);
    await click(panel, "[part=back]");
    await waitForText(panel, "5 levels");
  });

  it("shows only the names to members [P22]", async () => {
    const world = await openPortal();
    await world.bea.skills.createType({ name: "Mooring" });
    const panel = await mountPanel("skill-catalogue", world.host("Max").transport);
    await waitForText(panel, "Mooring");
    expect(textOf(panel)).not.to.include("person");
    expect(panel.renderRoot.querySelectorAll("button")).to.have.length(0);
  });
});

describeAccessibility({
  "people of a skill": async (placing) => {
    const { panel, bea, mei } = await openCatalogue(placing);
    const { id: typeId } = (await bea.skills.createType({ name: "Mooring" })).type;
    await bea.skills.assign({ typeId, personIds: [mei] });
    await click(panel, "[part=people]");
    await waitForText(panel, "Mei Tanaka");
    expect(isTooWide(panel)).to.equal(false);
    return panel;
  },
  "adding a skill": async (placing) => {
    const { panel } = await openCatalogue(placing);
    await click(panel, "[part=add]");
    await inside(panel, "dialog[open]");
    return panel;
  },
});

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

async function choose(panel: LitElement, gap: string): Promise<void> {
  const filter = await inside<HTMLSelectElement>(panel, "[part=gap]");
  filter.value = gap;
  filter.dispatchEvent(new Event("change"));
}

async function openCatalogue(placing: MountOptions = {}) {
  const world = await openPortal();
  const { client } = await world.signedIn();
  const panel = await mountPanel("skill-catalogue", world.host("Sam", "scheduler").transport, placing);
  return { panel, world, bea: world.bea, mei: world.mei, client };
}

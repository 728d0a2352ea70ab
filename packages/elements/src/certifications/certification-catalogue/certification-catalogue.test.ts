import { expect } from "chai";
import type { LitElement } from "lit";
import "./certification-catalogue.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";

describe("<certification-catalogue>", () => {
  afterEach(clearPage);

  it("adds a certification with its validity, changes it, and undoes both [X15]", async () => {
    const { panel, world } = await openCatalogue();
    await waitForText(panel, "No certifications yet");
    await click(panel, "[part=add]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a name.");
    fill(await field(panel, "#type-name"), "First aid");
    fill(await field(panel, "#type-months"), "0");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a whole number from 1 to 600.");
    fill(await field(panel, "#type-months"), "24");
    fill(await field(panel, "#type-grace"), "14");
    (await field(panel, "#kind-pdf")).click();
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "First aid added");
    await waitForText(
      panel,
      "Valid for 24 months, can be renewed 60 days before it expires, 14-day grace period, proof: photo",
    );
    await click(panel, "[part=edit]");
    fill(await field(panel, "#type-name"), "First aid at work");
    (await field(panel, "[part=proof-required]")).click();
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "First aid at work saved");
    await waitForText(panel, "no proof needed");
    await click(panel, "[part=undo]");
    await waitForText(panel, "proof: photo");
    const [type] = (await world.bea.certifications.listTypes({})).types;
    expect([type?.name, type?.validMonths, type?.graceDays]).to.deep.equal(["First aid", 24, 14]);
    await click(panel, "[part=add]");
    fill(await field(panel, "#type-name"), "first AID");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Name");
    await until(() => panel.renderRoot.querySelector("dialog[open] [part=problem] .state"));
  });

  it("assigns it to people one by one and to everyone on a schedule, and undoes it [A58, X15]", async () => {
    const { panel, world } = await openCatalogue();
    await world.bea.certifications.createType({ name: "First aid" });
    await click(panel, "[part=assign]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Choose at least one person.");
    const person = await field(panel, "#assign-person");
    fill(person, "bea", false);
    const option = await inside(panel, "#assign-person-people option[value^='Bea Boss']");
    fill(person, option.getAttribute("value") ?? "");
    await waitForText(panel, "Assign to 1 person");
    await inside(panel, "#assign-schedule option[value]:not([value=''])");
    const schedule = await inside<HTMLSelectElement>(panel, "#assign-schedule");
    schedule.value = world.scheduleId;
    schedule.dispatchEvent(new Event("change", { bubbles: true }));
    await waitForText(panel, "Assign to 2 people");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Assigned to 2 people");
    await waitForText(panel, "2 people");
    expect(panel.renderRoot.querySelector("[part=remove]") === null).to.equal(true);
    await click(panel, "[part=undo]");
    await waitForText(panel, "0 people");
  });

  it("archives and restores a used certification, and removes only an unused one [X15]", async () => {
    const { panel, world } = await openCatalogue();
    const { type } = await world.bea.certifications.createType({ name: "First aid" });
    await world.bea.certifications.assign({ typeId: type.id, personIds: [world.mei] });
    await waitForText(panel, "1 person");
    await click(panel, "[part=archive]");
    await waitForText(panel, "First aid archived");
    await click(panel, "summary");
    await click(panel, "[part=restore]");
    await waitForText(panel, "First aid restored");
    await world.bea.certifications.createType({ name: "Added by mistake" });
    await click(panel, "[part=remove]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Added by mistake removed");
    await until(() => panel.renderRoot.querySelectorAll("[part=type]").length === 1);
    expect(textOf(panel)).to.include("First aid");
    await click(panel, "[part=toast] button");
    await waitForText(panel, "Added by mistake");
  });

  it("shows members the certifications but no way to change them [P22]", async () => {
    const world = await openPortal();
    await world.bea.certifications.createType({ name: "First aid" });
    const panel = await mountPanel("certification-catalogue", world.host("Max").transport);
    await waitForText(panel, "First aid");
    expect(textOf(panel)).not.to.include("person");
    expect(panel.renderRoot.querySelectorAll("button")).to.have.length(0);
  });
});

describeAccessibility({
  list: async (placing) => {
    const { panel, world } = await openCatalogue(placing);
    await world.bea.certifications.createType({ name: "F".repeat(100), description: "At the harbour office" });
    const { type } = await world.bea.certifications.createType({ name: "Old", validMonths: 12 });
    await world.bea.certifications.archiveType({ typeId: type.id });
    await click(panel, "summary");
    return panel;
  },
  form: async (placing) => {
    const { panel } = await openCatalogue(placing);
    await click(panel, "[part=add]");
    await inside(panel, "dialog[open]");
    return panel;
  },
  assigning: async (placing) => {
    const { panel, world } = await openCatalogue(placing);
    await world.bea.certifications.createType({ name: "First aid" });
    await click(panel, "[part=assign]");
    await inside(panel, "#assign-schedule option[value]:not([value=''])");
    return panel;
  },
});

interface Opened {
  readonly world: PortalWorld;
  readonly panel: LitElement;
}

async function openCatalogue(placing: MountOptions = {}): Promise<Opened> {
  const world = await openPortal();
  const panel = await mountPanel("certification-catalogue", world.host("Bea Boss", "admin").transport, placing);
  return { world, panel };
}

const field = (panel: LitElement, selector: string) => inside<HTMLInputElement>(panel, selector);

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

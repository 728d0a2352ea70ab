import { expect } from "chai";
import type { LitElement } from "lit";
import "./certification-overview.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { type CertificationWorld, openCertifications } from "../certifications.fixture.ts";

describe("<certification-overview>", () => {
  afterEach(clearPage);

  it("lists who is certified and until when, live, and filters by name and state [X15]", async () => {
    const { panel, world, certify, submit, typeId, day } = await openOverview();
    await waitForText(panel, "Missing");
    await certify(day(20));
    await waitForText(panel, "Expires soon");
    await submit();
    await waitForText(panel, "New proof to review");
    const bea = (await world.bea.people.list({ search: "bea" })).rows[0]?.id ?? "";
    await world.bea.certifications.assign({ typeId, personIds: [bea] });
    await until(() => panel.renderRoot.querySelectorAll("[part=holder]").length === 2);
    const state = await inside<HTMLSelectElement>(panel, "#state");
    state.value = "missing";
    state.dispatchEvent(new Event("change"));
    await until(() => panel.renderRoot.querySelectorAll("[part=holder]").length === 1);
    expect(textOf(panel)).to.include("Bea Boss");
    fill(await inside<HTMLInputElement>(panel, "#search"), "mei", false);
    await waitForText(panel, "No one matches");
  });

  it("exports what is shown as CSV [X15, P55]", async () => {
    const { panel, world, typeId } = await openOverview();
    const { person } = await world.bea.people.create({
      firstName: "=1+1",
      lastName: "Formula",
      email: "f@example.org",
    });
    await world.bea.certifications.assign({ typeId, personIds: [person.id] });
    await waitForText(panel, "=1+1 Formula");
    const urlOf = URL.createObjectURL.bind(URL);
    try {
      const saved = new Promise<Blob>((resolve) => {
        URL.createObjectURL = (file: Blob) => {
          resolve(file);
          return "#";
        };
      });
      (await inside(panel, "[part=export]")).click();
      const text = await (await saved).text();
      expect(text).to.include("Mei Tanaka").and.to.include("'=1+1 Formula").and.to.include("First aid,missing");
      await waitForText(panel, "Certifications exported");
    } finally {
      URL.createObjectURL = urlOf;
    }
  });

  it("limits the list to a schedule, and isn't available to workers [Q60]", async () => {
    const { world, typeId, sam } = await openOverview();
    const { person } = await world.bea.people.create({ firstName: "No", lastName: "Schedule", email: "n@example.org" });
    await world.bea.certifications.assign({ typeId, personIds: [person.id] });
    clearPage();
    const attributes = { "schedule-id": world.scheduleId };
    const panel = await mountPanel("certification-overview", sam.transport, { attributes });
    await waitForText(panel, "Mei Tanaka");
    expect(textOf(panel)).not.to.include("No Schedule");
    clearPage();
    const refused = await mountPanel("certification-overview", world.host("Wim").transport);
    await waitForText(refused, "Not available to you");
    expect(refused.renderRoot.querySelectorAll("button, input, select")).to.have.length(0);
  });
});

describeAccessibility({
  list: async (placing) => {
    const { panel, world, certify, submit, day } = await openOverview(placing);
    await certify(day(20));
    await submit();
    const { type } = await world.bea.certifications.createType({ name: "F".repeat(80) });
    await world.bea.certifications.assign({ typeId: type.id, personIds: [world.mei] });
    await waitForText(panel, "Missing");
    return panel;
  },
});

async function openOverview(placing: MountOptions = {}): Promise<CertificationWorld & { readonly panel: LitElement }> {
  const world = await openCertifications();
  return { ...world, panel: await mountPanel("certification-overview", world.sam.transport, placing) };
}

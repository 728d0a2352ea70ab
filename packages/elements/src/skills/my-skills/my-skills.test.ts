import { expect } from "chai";
import "./my-skills.define.ts";
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
import type { MySkills } from "./my-skills.ts";

describe("<my-skills>", () => {
  afterEach(clearPage);

  it("submits, changes and undoes a self-rating next to the scheduler's, which stays [A53, A73, X16]", async () => {
    const { panel, bea, mei, typeId, client } = await openSkills();
    await waitForText(panel, "Not rated yet");
    await bea.skills.rate({ personId: mei, typeId, rating: 2, note: "Needs practice" });
    await waitForText(panel, "Helps (2 of 3)");
    let rated = 0;
    panel.addEventListener("rollcall-skill-rated", () => rated++);
    await rate(panel, "3", "Ten years at sea");
    await waitForText(panel, "Rating of Mooring saved");
    await waitForText(panel, "Leads (3 of 3)");
    expect(partText(panel, "scheduler-rating")).to.include("Helps (2 of 3)");
    expect(partText(panel, "own-rating")).to.include("Ten years at sea");
    expect(textOf(panel)).not.to.include("Needs practice");
    await rate(panel, "1", "");
    await waitForText(panel, "Starts (1 of 3)");
    await until(() => rated === 2);
    (await inside(panel, "[part=undo]")).click();
    await waitForText(panel, "Leads (3 of 3)");
    await until(() => rated === 3);
    expect((await client.portal.listSkills({})).skills[0]).to.include({ rating: 2, ownRating: 3 });
    (await inside(panel, "[part=history]")).click();
    await inside(panel, "dialog[open] [part=past-rating]");
    expect(partText(panel, "past-rating")).to.include("Helps (2 of 3)");
  });

  it("explains that there are no skills yet [Q37]", async () => {
    const world = await openPortal();
    const { transport } = await world.signedIn();
    const panel = await mountPanel("my-skills", transport);
    expect(textOf(panel)).to.include("When your scheduler assigns you a skill, it appears here.");
  });
});

describeAccessibility({
  skills: async (placing) => {
    const { panel } = await openSkills(placing);
    await waitForText(panel, "Mooring");
    expect(isTooWide(panel)).to.equal(false);
    return panel;
  },
  rating: async (placing) => {
    const { panel } = await openSkills(placing);
    (await inside(panel, "[part=rate]")).click();
    await inside(panel, "dialog[open]");
    return panel;
  },
});

const partText = (panel: MySkills, part: string): string =>
  panel.renderRoot.querySelector(`[part=${part}]`)?.textContent.replaceAll(/\s+/g, " ") ?? "";

async function rate(panel: MySkills, level: string, note: string): Promise<void> {
  (await inside(panel, "[part=rate]")).click();
  (await inside<HTMLSelectElement>(panel, "#rating")).value = level;
  fill(await inside<HTMLTextAreaElement>(panel, "#note"), note);
  (await inside(panel, "dialog[open] [part=confirm]")).click();
}

async function openSkills(placing: MountOptions = {}) {
  const world = await openPortal();
  const { bea, mei } = world;
  const scale = { levels: 3, labels: ["Starts", "Helps", "Leads"] };
  const { id: typeId } = (await bea.skills.createType({ name: "Mooring", position: "Deck hand", scale })).type;
  await bea.skills.assign({ typeId, personIds: [mei] });
  const { transport, client } = await world.signedIn();
  return { panel: await mountPanel("my-skills", transport, placing), bea, mei, typeId, client };
}

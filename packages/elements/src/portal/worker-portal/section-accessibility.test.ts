import { expect } from "chai";
import { describeAccessibility, fill, inside, type MountOptions, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage } from "../../ui/testing/page.fixture.ts";
import { resetUrl, openSection, showPortal } from "./portal.fixture.ts";
import { openPortal, needCertification, giveSkill } from "../../ui/testing/portal-world.fixture.ts";
import type { SectionName } from "./section-link.ts";

const day = 86_400_000;
const long = "Standing by at the harbour entrance, north and south quay, at night and on holidays";

/** A section with everything it can show. */
const full = (section: SectionName) => async (placing: MountOptions) => {
  const world = await openPortal({ profile: { workerReads: { compensation: true, restrictions: true } } });
  const browser = await world.signedIn();
  await browser.client.portal.updateProfile({ set: { mobile: "+41 79 000 00 01" } });
  await world.plan(30, long);
  await world.plan(60);
  await world.bea.profiles.update({
    personId: world.mei,
    set: {
      mobile: "+41 79 111 22 33",
      weeklyHours: 32,
      restrictions: [{ kind: "other", note: long }],
    },
  });
  const typeId = await giveSkill(world, long);
  await world.bea.skills.rate({ personId: world.mei, typeId, rating: 4, note: long });
  await giveSkill(world, "Diving");
  await needCertification(world, long);
  await needCertification(world, "Radio", { proofRequired: false });
  const from = Math.ceil(world.now() / day) * day + 9 * 3_600_000;
  world.busy = [
    { from, until: from + 5_400_000 },
    { from: from + 15 * 3_600_000, until: from + 63 * 3_600_000 },
  ];
  await browser.client.calendars.connect({ address: "https://calendars.example/private/basic.ics" });
  const portal = await showPortal(browser, { ...placing, attributes: { section } });
  const content = await openSection(portal);
  expect(overflowing(content, placing.width ?? 0)).to.deep.equal([]);
  return portal;
};

/** Elements of a section that overflow sideways or have an inline style. */
function overflowing(section: HTMLElement, width: number): string[] {
  const { left, right } = section.getBoundingClientRect();
  expect(right - left).to.be.at.most(width);
  return [...(section.shadowRoot?.querySelectorAll<HTMLElement>("*:not(.hidden)") ?? [])]
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return one.hasAttribute("style") || (box.width > 0 && (box.left < left - 1 || box.right > right + 1));
    })
    .map((one) => `${one.localName}.${one.className}#${one.id}`);
}

const sections: readonly SectionName[] = [
  "shifts",
  "reports",
  "notifications",
  "calendars",
  "availability",
  "profile",
  "skills",
  "certifications",
  "hours",
  "password",
];

afterEach(resetUrl);

describeAccessibility({
  ...Object.fromEntries(sections.map((section) => [section, full(section)])),
  "profile, not saved": async (placing) => {
    const portal = await full("profile")(placing);
    const content = await openSection(portal);
    fill(await inside<HTMLInputElement>(content, "#field-mobile"), "call me");
    await waitForText(content, "Not saved");
    return portal;
  },
  "no skills": async (placing) => {
    const browser = await (await openPortal()).signedIn();
    return showPortal(browser, { ...placing, attributes: { section: "skills" } });
  },
  "password changed": async (placing) => {
    const portal = await full("password")(placing);
    const content = await openSection(portal);
    fill(await inside<HTMLInputElement>(content, "#current"), "grey herons wade in the harbour");
    fill(await inside<HTMLInputElement>(content, "#next"), "seals sleep on the warm stones");
    (await inside(content, "[part=save-password]")).click();
    await waitForText(content, "Your password was changed");
    return portal;
  },
});

describe("the sections of the worker portal on a small phone", () => {
  afterEach(clearPage);

  for (const section of sections) {
    it(`fit into 320 pixels: ${section} [X22]`, async () => {
      const portal = await full(section)({ width: 320 });
      expect(portal.section).to.equal(section);
    });
  }
});

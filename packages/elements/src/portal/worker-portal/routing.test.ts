import { expect } from "chai";
import type { LitElement } from "lit";
import { inside, textOf } from "../../look/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import { freshAddress, labelsIn, openPortal, openSection, type PortalWorld, showPortal } from "./portal.fixture.ts";

/** What was told of the way through the portal. */
function heardOf(target: HTMLElement): (string | null)[] {
  const heard: (string | null)[] = [];
  target.addEventListener("rollcall-section-changed", ({ section }) => heard.push(section));
  return heard;
}

const title = (portal: LitElement): string =>
  portal.renderRoot.querySelector("[part~=title]")?.textContent.trim() ?? "";

describe("the sections of the worker portal", () => {
  let world: PortalWorld;
  let browser: Awaited<ReturnType<PortalWorld["signedIn"]>>;

  beforeEach(async () => {
    world = await openPortal();
    browser = await world.signedIn();
  });
  afterEach(() => {
    clearPage();
    freshAddress();
  });

  it("open in place without addresses, and tell where one is [A45]", async () => {
    const portal = await showPortal(browser);
    const heard = heardOf(document.body);
    const card = await inside(portal, "[data-section=hours]");
    expect(card.localName).to.equal("button");
    card.click();
    await until(() => title(portal) === "My Working Hours");
    expect(portal.getAttribute("section")).to.equal("hours");
    (await inside(portal, "header [part=back]")).click();
    await until(() => labelsIn(portal).length > 0);
    expect(portal.hasAttribute("section")).to.equal(false);
    expect(heard).to.deep.equal(["hours", null]);
  });

  it("take the focus along, and give it back to the card one came from [X22]", async () => {
    const portal = await showPortal(browser);
    (await inside(portal, "[data-section=shifts]")).click();
    await until(() => portal.shadowRoot?.activeElement?.textContent.trim() === "My Shifts");
    (await inside(portal, "header [part=back]")).click();
    await until(() => portal.shadowRoot?.activeElement?.getAttribute("data-section") === "shifts");
  });

  it("are the host's to route: it may prevent the change, and set the section itself [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { "href-template": "/portal/{section}" } });
    const wanted: (string | null)[] = [];
    portal.addEventListener("rollcall-section-changed", (event) => {
      event.preventDefault();
      wanted.push(event.section);
    });
    const card = await inside<HTMLAnchorElement>(portal, "[data-section=profile]");
    expect(card.pathname).to.equal("/portal/profile");
    card.click();
    await portal.updateComplete;
    expect(wanted).to.deep.equal(["profile"]);
    expect(labelsIn(portal).length).to.be.greaterThan(0);
    portal.section = "profile";
    await until(() => title(portal) === "My Profile");
    expect((await inside<HTMLAnchorElement>(portal, "header [part=back]")).pathname).to.equal("/portal/");
  });

  it("stand in the fragment where the host wants that, and the back button works [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { history: "" } });
    const heard = heardOf(portal);
    (await inside(portal, "[data-section=hours]")).click();
    await until(() => title(portal) === "My Working Hours");
    expect(location.hash).to.equal("#hours");
    history.back();
    await until(() => labelsIn(portal).length > 0);
    expect(location.hash).to.equal("");
    history.forward();
    await until(() => title(portal) === "My Working Hours");
    (await inside(portal, "header [part=back]")).click();
    await until(() => labelsIn(portal).length > 0);
    expect(location.hash).to.equal("");
    expect(heard).to.deep.equal(["hours", null, "hours", null]);
  });

  it("open by a link into the portal, and leave other fragments alone [A45]", async () => {
    location.hash = "availability";
    const portal = await showPortal(browser, { attributes: { history: "" } });
    expect(title(portal)).to.equal("My Availability");
    location.hash = "top-of-page";
    await new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    await portal.updateComplete;
    expect(title(portal)).to.equal("My Availability");
    expect(location.hash).to.equal("#top-of-page");
  });

  it("leave clicks that open another tab to the browser [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { history: "" } });
    const heard = heardOf(portal);
    const card = await inside(portal, "[data-section=hours]");
    // The browser would open a tab now; nobody needs one here.
    portal.addEventListener("click", (event) => event.preventDefault(), { once: true });
    card.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    await portal.updateComplete;
    expect(heard).to.deep.equal([]);
    expect(labelsIn(portal).length).to.be.greaterThan(0);
  });

  for (const [section, says] of [
    ["skills", "No skills yet"],
    ["certifications", "No certifications yet"],
  ] as const) {
    it(`say kindly that there is nothing, and lead back, when one follows a link to ${section} [Q37]`, async () => {
      const portal = await showPortal(browser, { attributes: { section } });
      expect(textOf(portal)).to.include(says);
      const heard = heardOf(portal);
      (await inside(portal, "[part=section] [part=back]")).click();
      await until(() => labelsIn(portal).length > 0);
      expect(heard).to.deep.equal([null]);
    });
  }

  it("say where the password is changed to those who sign in by the host [Q38]", async () => {
    const portal = await showPortal(world.host("Jonas Lindqvist"), { attributes: { section: "password" } });
    expect(textOf(portal)).to.include("You sign in with your work account");
    await inside(portal, "[part=section] [part=back]");
  });

  it("are the dashboard where the name is of nothing [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { section: "constructor" } });
    expect(labelsIn(portal).length).to.be.greaterThan(0);
  });

  it("stay open, and show what changes meanwhile [A55]", async () => {
    const portal = await showPortal(browser, { attributes: { section: "hours" } });
    const section = await openSection(portal);
    expect(textOf(section)).to.include("Nothing is set");
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 32 } });
    await until(() => textOf(section).includes("32 hours"));
  });
});

import { expect } from "chai";
import type { LitElement } from "lit";
import "../../people/my-working-hours/my-working-hours.define.ts";
import { inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { resetUrl, labelsIn, openSection, showPortal } from "./portal.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";

/** Records the sections that the portal announces. */
function recordSections(target: HTMLElement): (string | null)[] {
  const fired: (string | null)[] = [];
  target.addEventListener("rollcall-section-changed", ({ section }) => fired.push(section));
  return fired;
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
    resetUrl();
  });

  it("open in place without URLs, and announce the section [A45]", async () => {
    const portal = await showPortal(browser);
    const fired = recordSections(document.body);
    const card = await inside(portal, "[data-section=hours]");
    expect(card.localName).to.equal("button");
    card.click();
    await until(() => title(portal) === "My Working Hours");
    expect(portal.getAttribute("section")).to.equal("hours");
    (await inside(portal, "header [part=back]")).click();
    await until(() => labelsIn(portal).length > 0);
    expect(portal.hasAttribute("section")).to.equal(false);
    expect(fired).to.deep.equal(["hours", null]);
  });

  it("move the focus to the section, and back to its card [X22]", async () => {
    const portal = await showPortal(browser);
    (await inside(portal, "[data-section=shifts]")).click();
    await until(() => portal.shadowRoot?.activeElement?.textContent.trim() === "My Shifts");
    (await inside(portal, "header [part=back]")).click();
    await until(() => portal.shadowRoot?.activeElement?.getAttribute("data-section") === "shifts");
  });

  it("can be routed by the host, if it cancels the event and sets the section [A45]", async () => {
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

  it("open in place again without the host's URLs [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { "href-template": "/portal/{section}" } });
    expect((await inside(portal, "[data-section=profile]")).localName).to.equal("a");
    portal.removeAttribute("href-template");
    await portal.updateComplete;
    (await inside(portal, "button[data-section=profile]")).click();
    await until(() => title(portal) === "My Profile");
  });

  it("are kept in the URL fragment on request, with a working back button [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { history: "" } });
    const fired = recordSections(portal);
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
    expect(fired).to.deep.equal(["hours", null, "hours", null]);
  });

  it("open from a link, and ignore other fragments [A45]", async () => {
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
    const fired = recordSections(portal);
    const card = await inside(portal, "[data-section=hours]");
    // Keep the test from opening a tab.
    portal.addEventListener("click", (event) => event.preventDefault(), { once: true });
    card.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    await portal.updateComplete;
    expect(fired).to.deep.equal([]);
    expect(labelsIn(portal).length).to.be.greaterThan(0);
  });

  for (const [section, says] of [
    ["skills", "No skills yet"],
    ["certifications", "No certifications yet"],
  ] as const) {
    it(`explain an empty section and link back: ${section} [Q37]`, async () => {
      const portal = await showPortal(browser, { attributes: { section } });
      expect(textOf(portal)).to.include(says);
      const fired = recordSections(portal);
      (await inside(portal, "[part=section] [part=back]")).click();
      await until(() => labelsIn(portal).length > 0);
      expect(fired).to.deep.equal([null]);
    });
  }

  it("show host users where to change their password [Q38]", async () => {
    const portal = await showPortal(world.host("Jonas Lindqvist"), { attributes: { section: "password" } });
    expect(textOf(portal)).to.include("You sign in with your work account");
    await inside(portal, "[part=section] [part=back]");
  });

  it("fall back to the dashboard for an unknown name [A45]", async () => {
    const portal = await showPortal(browser, { attributes: { section: "constructor" } });
    expect(labelsIn(portal).length).to.be.greaterThan(0);
  });

  it("stay open and show changes live [A55]", async () => {
    const portal = await showPortal(browser, { attributes: { section: "hours" } });
    const section = await openSection(portal);
    const hours = await inside<HTMLElementTagNameMap["my-working-hours"]>(section, "my-working-hours");
    await waitForText(hours, "No working hours yet");
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 32 } });
    await waitForText(hours, "32 hours");
  });
});

import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { inside, intercept, pendingTransport, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { resetUrl, labelsIn, openSection, showPortal, signIn } from "./portal.fixture.ts";
import { openPortal, ownPassword } from "../../ui/testing/portal-world.fixture.ts";

const contact = { name: "Amara Okafor", address: "amara.okafor@harbour.example" };
const hour = 3_600_000;

describe("a paused portal", () => {
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  it("shows a page with reason, end date and contact [A32, X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const until = `${new Date().getFullYear() + 1}-02-01T00:00:00Z`;
    await world.pause({ reason: "You are on leave.", until, contact });
    const portal = await showPortal(browser);
    const text = textOf(portal);
    expect(text).to.include("Your portal is paused");
    expect(text).to.match(/until (February 1|1 February)/);
    expect(text).to.include("You are on leave.");
    expect(text).to.include("Your record, shifts and history aren’t affected");
    const write = await inside<HTMLAnchorElement>(portal, "[part=contact]");
    expect(write.textContent).to.equal("Email Amara Okafor");
    expect(decodeURIComponent(write.href)).to.equal(`mailto:${contact.address}`);
  });

  it("shows the pause page after signing in, without a loop [A31, A32]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await world.pause();
    const portal = await showPortal(world.browser());
    await signIn(portal, ownPassword);
    await waitForText(portal, "has paused your access for now");
    expect(labelsIn(portal)).to.deep.equal([]);
    expect(portal.renderRoot.querySelector("form") === null).to.equal(true);
  });

  it("clears an open page as soon as it is paused, and sends no more requests [P45, A31]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await browser.client.portal.updateProfile({ set: { mobile: "+41 79 000 00 01" } });
    const asked: string[] = [];
    const watched = intercept(browser.transport, (name) => {
      asked.push(name);
      return undefined;
    });
    const portal = await showPortal({ transport: watched }, { attributes: { section: "profile" } });
    const section = await openSection(portal);
    expect((await inside<HTMLInputElement>(section, "#field-mobile")).value).to.equal("+41 79 000 00 01");
    await world.pause({ contact });
    await waitForText(portal, "Your portal is paused");
    asked.length = 0;
    expect(section.isConnected).to.equal(false);
    const fields = [...portal.renderRoot.querySelectorAll("*")].flatMap((one) => [
      one.textContent,
      "value" in one ? String(one.value) : "",
      ...one.getAttributeNames().map((name) => one.getAttribute(name)),
    ]);
    expect(fields.join(" ")).not.to.include("+41 79");
    expect(portal.renderRoot.querySelector("[part=section], [part=cards]") === null).to.equal(true);
    await waitForText(portal, "Email Amara Okafor");
    expect(asked.filter((name) => name !== "portal.get")).to.deep.equal([]);
  });

  it("closes on the next response when there are no live updates [P45]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const offline: Transport = { call: (call) => browser.transport.call(call), stream: pendingTransport.stream };
    const portal = await showPortal({ transport: offline });
    await world.pause();
    (await inside(portal, "[data-section=profile]")).click();
    await waitForText(portal, "Your portal is paused");
    expect(portal.renderRoot.querySelector("[part=section]") === null).to.equal(true);
  });

  it("reopens in the same section when the pause ends [A37, X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const portal = await showPortal(browser, { attributes: { section: "hours" } });
    await openSection(portal);
    await world.pause();
    await waitForText(portal, "Your portal is paused");
    await world.resume();
    await until(() => portal.renderRoot.querySelector("[part=section]"));
    // Live updates work again, too.
    await world.pause();
    await waitForText(portal, "Your portal is paused");
  });

  it("reopens on the planned date [X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.pause({ until: new Date(world.now() + hour).toISOString() });
    const portal = await showPortal(browser);
    expect(textOf(portal)).to.include("Your portal is paused");
    world.pass(hour);
    dispatchEvent(new Event("online"));
    await until(() => labelsIn(portal).length > 0);
  });

  it("affects only the portal for host users, and shows no sign-out button [Q34]", async () => {
    const world = await openPortal();
    const jonas = world.host("Jonas Lindqvist");
    const { person } = await jonas.client.people.getMe({});
    await world.bea.access.setPortal({ personId: person.id, portal: "off" });
    const portal = await showPortal(jonas);
    expect(textOf(portal)).to.include("Your portal is paused");
    expect(portal.renderRoot.querySelector("[part=sign-out]") === null).to.equal(true);
    expect((await jonas.client.schedules.list({})).schedules).to.deep.equal([]);
  });

  it("still lets an external worker sign out [A32]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.pause();
    const portal = await showPortal(browser);
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "You’ve signed out");
  });
});

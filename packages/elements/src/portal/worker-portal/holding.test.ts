import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { inside, never, says, tampered, textOf } from "../../look/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import { freshAddress, labelsIn, openPortal, openSection, ownPassword, showPortal, signIn } from "./portal.fixture.ts";

const contact = { name: "Amara Okafor", address: "amara.okafor@harbour.example" };
const hour = 3_600_000;

describe("a portal that is paused", () => {
  afterEach(() => {
    clearPage();
    freshAddress();
  });

  it("is a clear page with reason, return date and contact, no error [A32, X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const until = `${new Date().getFullYear() + 1}-02-01T00:00:00Z`;
    await world.pause({ reason: "You are on leave.", until, contact });
    const portal = await showPortal(browser);
    const said = textOf(portal);
    expect(said).to.include("Your portal is paused");
    expect(said).to.match(/until (February 1|1 February)/);
    expect(said).to.include("You are on leave.");
    expect(said).to.include("Your record, your shifts and your history stay as they are");
    const write = await inside<HTMLAnchorElement>(portal, "[part=contact]");
    expect(write.textContent).to.equal("Write to Amara Okafor");
    expect(decodeURIComponent(write.href)).to.equal(`mailto:${contact.address}`);
  });

  it("is met by whoever signs in anew, and is no loop [A31, A32]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await world.pause();
    const portal = await showPortal(world.browser());
    await signIn(portal, ownPassword);
    await says(portal, "has paused your access for now");
    expect(labelsIn(portal)).to.deep.equal([]);
    expect(portal.renderRoot.querySelector("form") === null).to.equal(true);
  });

  it("takes everything off an open page the moment it is paused, and asks for no more [P45, A31]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await browser.client.portal.updateProfile({ set: { mobile: "+41 79 000 00 01" } });
    const asked: string[] = [];
    const watched = tampered(browser.transport, (name) => {
      asked.push(name);
      return undefined;
    });
    const portal = await showPortal({ transport: watched }, { attributes: { section: "profile" } });
    const section = await openSection(portal);
    expect((await inside<HTMLInputElement>(section, "#field-mobile")).value).to.equal("+41 79 000 00 01");
    await world.pause({ contact });
    await says(portal, "Your portal is paused");
    asked.length = 0;
    expect(section.isConnected).to.equal(false);
    const fields = [...portal.renderRoot.querySelectorAll("*")].flatMap((one) => [
      one.textContent,
      "value" in one ? String(one.value) : "",
      ...one.getAttributeNames().map((name) => one.getAttribute(name)),
    ]);
    expect(fields.join(" ")).not.to.include("+41 79");
    expect(portal.renderRoot.querySelector("[part=section], [part=cards]") === null).to.equal(true);
    await says(portal, "Write to Amara Okafor");
    expect(asked.filter((name) => name !== "portal.get")).to.deep.equal([]);
  });

  it("shuts by the next answer where nothing is told live [P45]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const deaf: Transport = { call: (call) => browser.transport.call(call), stream: never.stream };
    const portal = await showPortal({ transport: deaf });
    await world.pause();
    (await inside(portal, "[data-section=profile]")).click();
    await says(portal, "Your portal is paused");
    expect(portal.renderRoot.querySelector("[part=section]") === null).to.equal(true);
  });

  it("opens by itself when it is lifted, where one was [A37, X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const portal = await showPortal(browser, { attributes: { section: "hours" } });
    await openSection(portal);
    await world.pause();
    await says(portal, "Your portal is paused");
    await world.resume();
    await until(() => portal.renderRoot.querySelector("[part=section]"));
    // It hears again, too.
    await world.pause();
    await says(portal, "Your portal is paused");
  });

  it("opens by itself on the planned date [X20]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.pause({ until: new Date(world.now() + hour).toISOString() });
    const portal = await showPortal(browser);
    expect(textOf(portal)).to.include("Your portal is paused");
    world.pass(hour);
    dispatchEvent(new Event("online"));
    await until(() => labelsIn(portal).length > 0);
  });

  it("leaves a user of the host everything else, and has no way out of a session that is none [Q34]", async () => {
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
    await says(portal, "You have signed out");
  });
});

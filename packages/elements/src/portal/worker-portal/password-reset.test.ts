import { expect } from "chai";
import { fill, inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, resetUrl, labelsIn, showPortal, signIn } from "./portal.fixture.ts";
import {
  email,
  openPortal,
  ownPassword,
  type PortalWorld,
  resetFragmentIn,
} from "../../ui/testing/portal-world.fixture.ts";

const another = "seals sleep on the warm stones";

/** Requests a link in the portal. */
async function ask(world: PortalWorld, address: string) {
  const portal = await showPortal(world.browser());
  (await inside(portal, "[part=forgot]")).click();
  await inside(portal, "[part=forgot-form]");
  fill(await inside<HTMLInputElement>(portal, "#email"), address);
  (await inside(portal, "[part=send-link]")).click();
  await waitForText(portal, "Check your email");
  return portal;
}

/** The fragment of the emailed link. */
async function mailed(world: PortalWorld): Promise<string> {
  const mails = await world.mailsTo(email);
  return resetFragmentIn(mails.findLast((text) => text.includes("#reset=")) ?? "");
}

describe("a forgotten password of the worker portal", () => {
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  it("gets the same response whether or not the account exists [P34]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const known = textOf(await ask(world, email)).replaceAll(email, "");
    clearPage();
    const stranger = "unknown@contractor.example";
    const unknown = textOf(await ask(world, stranger)).replaceAll(stranger, "");
    expect(known).to.equal(unknown);
  });

  it("is replaced through the emailed link, followed by signing in [P37, A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await ask(world, email);
    clearPage();
    location.hash = await mailed(world);
    const portal = await showPortal(world.browser());
    await choose(portal, another);
    await waitForText(portal, "Your new password is saved");
    await signIn(portal, another);
    await until(() => labelsIn(portal).length > 0);
  });

  it("confirms a new password to someone signed in with another account, who can go on with either [A42, P37]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await world.browser().client.access.forgot({ organizationId: "harbour", email });
    location.hash = await mailed(world);
    const attributes = { "sign-out-url": "/sign-out" };
    const portal = await showPortal(world.host("Jonas Lindqvist"), { attributes });
    await choose(portal, another);
    await waitForText(portal, "This browser is signed in as Jonas Lindqvist");
    expect(labelsIn(portal)).to.deep.equal([]);
    const signOut = await inside<HTMLAnchorElement>(portal, "[part=use-password]");
    expect(signOut.getAttribute("href")).to.equal("/sign-out");
    (await inside(portal, "[part=stay]")).click();
    await until(() => labelsIn(portal).length > 0);
  });

  it("leaves no token in the address, the history or the page [P37]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await ask(world, email);
    clearPage();
    const steps = history.length;
    const fragment = await mailed(world);
    location.hash = fragment;
    const portal = await showPortal(world.browser());
    await inside(portal, "#next");
    expect(location.hash).to.equal("");
    expect(history.length - steps).to.be.at.most(1);
    const secret = fragment.split(".").at(-1) ?? fragment;
    const written = [...portal.renderRoot.querySelectorAll("*")]
      .flatMap((one) => [one.textContent, ...one.getAttributeNames().map((name) => one.getAttribute(name))])
      .join(" ");
    expect(written).not.to.include(secret);
  });

  it("offers a new link when the old one doesn't work [P37]", async () => {
    const world = await openPortal();
    location.hash = "reset=unknown.token";
    const portal = await showPortal(world.browser());
    await choose(portal, another);
    await waitForText(portal, "This link doesn’t work");
    (await inside(portal, "[part=again]")).click();
    await inside(portal, "[part=forgot-form]");
  });

  it("can be reset while someone is signed in, and their session then ends [P32]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.browser().client.access.forgot({ organizationId: "harbour", email });
    const portal = await showPortal(browser);
    await until(() => labelsIn(portal).length > 0);
    location.hash = await mailed(world);
    await inside(portal, "#next");
    expect(labelsIn(portal)).to.deep.equal([]);
    await choose(portal, another);
    await waitForText(portal, "Your new password is saved");
    await inside(portal, "[part=sign-in-form]");
    expect(
      await world
        .browser()
        .client.access.signIn({ organizationId: "harbour", email, password: ownPassword })
        .catch((error: unknown) => String(error)),
    ).to.include("sign-in.failed");
  });
});

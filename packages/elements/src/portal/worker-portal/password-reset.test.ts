import { expect } from "chai";
import { fill, inside, says, textOf } from "../../look/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import {
  choose,
  email,
  freshAddress,
  labelsIn,
  openPortal,
  ownPassword,
  type PortalWorld,
  resetIn,
  showPortal,
  signIn,
} from "./portal.fixture.ts";

const another = "seals sleep on the warm stones";

/** Somebody asks for a link in the portal. */
async function ask(world: PortalWorld, address: string) {
  const portal = await showPortal(world.browser());
  (await inside(portal, "[part=forgot]")).click();
  await inside(portal, "[part=forgot-form]");
  fill(await inside<HTMLInputElement>(portal, "#email"), address);
  (await inside(portal, "[part=send-link]")).click();
  await says(portal, "Look into your mail");
  return portal;
}

/** The fragment of the link that was mailed. */
async function mailed(world: PortalWorld): Promise<string> {
  await world.rollcall.dispatchMail();
  return resetIn(world.mails.at(-1) ?? "");
}

describe("a forgotten password of the worker portal", () => {
  afterEach(() => {
    clearPage();
    freshAddress();
  });

  it("is answered alike, whether there is such an account or not [P34]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const known = textOf(await ask(world, email)).replaceAll(email, "");
    clearPage();
    const stranger = "nobody@contractor.example";
    const unknown = textOf(await ask(world, stranger)).replaceAll(stranger, "");
    expect(known).to.equal(unknown);
  });

  it("is replaced by the link of the mail, and then one signs in [P37, A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    await ask(world, email);
    clearPage();
    location.hash = await mailed(world);
    const portal = await showPortal(world.browser());
    await choose(portal, another);
    await says(portal, "Your new password is saved");
    await signIn(portal, another);
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

  it("can be asked for anew where the link is dead [P37]", async () => {
    const world = await openPortal();
    location.hash = "reset=nobody.nothing";
    const portal = await showPortal(world.browser());
    await choose(portal, another);
    await says(portal, "This link does not work");
    (await inside(portal, "[part=again]")).click();
    await inside(portal, "[part=forgot-form]");
  });

  it("ends where somebody is signed in, too, when they follow the link [P32]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.browser().client.access.forgot({ organizationId: "harbour", email });
    const portal = await showPortal(browser);
    await until(() => labelsIn(portal).length > 0);
    location.hash = await mailed(world);
    await inside(portal, "#next");
    expect(labelsIn(portal)).to.deep.equal([]);
    await choose(portal, another);
    await says(portal, "Your new password is saved");
    await inside(portal, "[part=sign-in-form]");
    expect(
      await world
        .browser()
        .client.access.signIn({ organizationId: "harbour", email, password: ownPassword })
        .catch((error: unknown) => String(error)),
    ).to.include("sign-in.failed");
  });
});

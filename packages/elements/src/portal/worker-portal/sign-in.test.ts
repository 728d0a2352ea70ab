import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { inside, intercept, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, resetUrl, labelsIn, showPortal, signIn } from "./portal.fixture.ts";
import { email, openPortal, ownPassword } from "../../ui/testing/portal-world.fixture.ts";

describe("signing in to the worker portal", () => {
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  it("asks an external worker for email address and password, then opens the dashboard [A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const portal = await showPortal(world.browser());
    let fired = 0;
    portal.addEventListener("rollcall-portal-signed-in", () => fired++);
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
    expect(textOf(portal)).to.match(/(Good (morning|afternoon|evening)|Hello), Mei/);
    expect(textOf(portal)).to.include("Harbour Operations");
    expect(fired).to.equal(1);
  });

  it("reads the organization from the link in the email [A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    history.replaceState(null, "", "?organization=harbour");
    const portal = await showPortal(world.browser());
    portal.organization = undefined;
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
  });

  it("shows internal users the same portal through the host's sign-in, without a sign-out button [A43]", async () => {
    const world = await openPortal();
    const portal = await showPortal(world.host("Jonas Lindqvist"));
    await waitForText(portal, "Jonas");
    expect(labelsIn(portal)).to.include("My Shifts");
    expect(portal.renderRoot.querySelector("[part=sign-out]") === null).to.equal(true);
  });

  it("asks for a new password at the first sign-in, and shows the rules first [A26]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const portal = await showPortal(world.browser());
    await signIn(portal, temporary);
    await waitForText(portal, "Choose your own password");
    expect(textOf(portal)).to.include("At least 15 characters").and.to.include("You can paste it");
    // The password was just typed and isn't asked for again.
    expect(portal.renderRoot.querySelector("#current") === null).to.equal(true);
    await choose(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
  });

  it("opens nothing until that password is chosen, not even through a link [A27, P29]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const browser = world.browser();
    await browser.client.access.signIn({ organizationId: "harbour", email, password: temporary });
    const asked: string[] = [];
    const watched = intercept(browser.transport, (name) => {
      asked.push(name);
      return undefined;
    });
    const portal = await showPortal({ transport: watched }, { attributes: { section: "profile" } });
    await waitForText(portal, "Password from the email");
    expect(portal.renderRoot.querySelector("[part=section]") === null).to.equal(true);
    expect(labelsIn(portal)).to.deep.equal([]);
    expect(asked).to.deep.equal(["portal.get"]);
    await choose(portal, ownPassword, temporary);
    await inside(portal, "[part=section]");
  });

  it("shows what is wrong with a new password next to its field [A26, P30]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const portal = await showPortal(world.browser());
    await signIn(portal, temporary);
    await choose(portal, "too short");
    await waitForText(portal, "6 more characters");
    await choose(portal, temporary);
    const problem = await inside(portal, "#next-problem");
    await until(() => problem.textContent.trim() !== "");
    expect(portal.renderRoot.querySelector("#next")?.getAttribute("aria-invalid")).to.equal("true");
    expect(labelsIn(portal)).to.deep.equal([]);
  });

  it("shows the same message for a wrong address and a wrong password, and keeps the input [P34]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const answers: string[] = [];
    for (const address of [email, "unknown@contractor.example"]) {
      const portal = await showPortal(world.browser());
      await signIn(portal, "not the right password", address);
      await waitForText(portal, "The email address or password is wrong");
      answers.push(textOf(portal));
      expect((await inside<HTMLInputElement>(portal, "#email")).value).to.equal(address);
      expect(portal.shadowRoot?.activeElement?.id).to.equal("password");
      clearPage();
    }
    expect(answers[0]).to.equal(answers[1]);
  });

  it("shows when to try again after too many attempts [P34]", async () => {
    const world = await openPortal();
    const slowed = intercept(world.browser().transport, (name) =>
      name === "access.signIn"
        ? Promise.reject(new RollcallError("request.throttled", { retryAfter: 240 }))
        : undefined,
    );
    const portal = await showPortal({ transport: slowed });
    await signIn(portal, ownPassword);
    await waitForText(portal, "Try again in 4 minutes");
  });

  it("supports password managers, and shows the password on request [A42]", async () => {
    const world = await openPortal();
    const portal = await showPortal(world.browser());
    const password = await inside<HTMLInputElement>(portal, "#password");
    expect((await inside(portal, "#email")).getAttribute("autocomplete")).to.equal("username");
    expect(password.autocomplete).to.equal("current-password");
    const show = await inside(portal, "[part=show-password]");
    show.click();
    await until(() => password.type === "text");
    expect(show.getAttribute("aria-pressed")).to.equal("true");
    show.click();
    await until(() => password.type === "password");
  });

  it("shows no form without an organization, and links to the host's sign-in [A43]", async () => {
    const world = await openPortal();
    const portal = await showPortal(world.browser(), { attributes: { "sign-in-url": "/host-sign-in" } });
    expect((await inside<HTMLAnchorElement>(portal, "[part=host-sign-in]")).pathname).to.equal("/host-sign-in");
    portal.organization = undefined;
    await waitForText(portal, "You’re signed out");
    expect(portal.renderRoot.querySelector("form") === null).to.equal(true);
    await inside(portal, "[part=host-sign-in]");
  });
});

import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { inside, says, tampered, textOf } from "../../look/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import {
  choose,
  email,
  freshAddress,
  labelsIn,
  openPortal,
  ownPassword,
  showPortal,
  signIn,
} from "./portal.fixture.ts";

describe("signing in to the worker portal", () => {
  afterEach(() => {
    clearPage();
    freshAddress();
  });

  it("asks an external worker for address and password, and opens the dashboard [A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const portal = await showPortal(world.browser());
    let heard = 0;
    portal.addEventListener("rollcall-portal-signed-in", () => heard++);
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
    expect(textOf(portal)).to.match(/(Good (morning|afternoon|evening)|Hello), Mei/);
    expect(textOf(portal)).to.include("Harbour Operations");
    expect(heard).to.equal(1);
  });

  it("reads the organization from the address that the mail leads to [A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    history.replaceState(null, "", "?organization=harbour");
    const portal = await showPortal(world.browser());
    portal.organization = undefined;
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
  });

  it("shows internal users the same portal by the host's sign-in, without a way to sign out [A43]", async () => {
    const world = await openPortal();
    const portal = await showPortal(world.host("Jonas Lindqvist"));
    await says(portal, "Jonas");
    expect(labelsIn(portal)).to.include("My Shifts");
    expect(portal.renderRoot.querySelector("[part=sign-out]") === null).to.equal(true);
  });

  it("asks for a password of one's own at the first sign-in, and says before what is asked of it [A26]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const portal = await showPortal(world.browser());
    await signIn(portal, temporary);
    await says(portal, "Choose a password of your own");
    expect(textOf(portal)).to.include("At least 15 characters").and.to.include("You may paste it");
    // It was just typed: nobody types it twice.
    expect(portal.renderRoot.querySelector("#current") === null).to.equal(true);
    await choose(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
  });

  it("opens nothing before that password is chosen, by whatever link [A27, P29]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const browser = world.browser();
    await browser.client.access.signIn({ organizationId: "harbour", email, password: temporary });
    const asked: string[] = [];
    const watched = tampered(browser.transport, (name) => {
      asked.push(name);
      return undefined;
    });
    const portal = await showPortal({ transport: watched }, { attributes: { section: "profile" } });
    await says(portal, "Password from the mail");
    expect(portal.renderRoot.querySelector("[part=section]") === null).to.equal(true);
    expect(labelsIn(portal)).to.deep.equal([]);
    expect(asked).to.deep.equal(["portal.get"]);
    await choose(portal, ownPassword, temporary);
    await inside(portal, "[part=section]");
  });

  it("says of a new password what is wrong with it, beside it [A26, P30]", async () => {
    const world = await openPortal();
    const temporary = await world.activate();
    const portal = await showPortal(world.browser());
    await signIn(portal, temporary);
    await choose(portal, "too short");
    await says(portal, "6 more characters");
    await choose(portal, temporary);
    const problem = await inside(portal, "#next-problem");
    await until(() => problem.textContent.trim() !== "");
    expect(portal.renderRoot.querySelector("#next")?.getAttribute("aria-invalid")).to.equal("true");
    expect(labelsIn(portal)).to.deep.equal([]);
  });

  it("gives one answer for whatever is wrong, and keeps what was typed [P34]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const answers: string[] = [];
    for (const address of [email, "nobody@contractor.example"]) {
      const portal = await showPortal(world.browser());
      await signIn(portal, "not the password of anybody", address);
      await says(portal, "Address or password is wrong");
      answers.push(textOf(portal));
      expect((await inside<HTMLInputElement>(portal, "#email")).value).to.equal(address);
      expect(portal.shadowRoot?.activeElement?.id).to.equal("password");
      clearPage();
    }
    expect(answers[0]).to.equal(answers[1]);
  });

  it("says when it can be tried again after too many attempts [P34]", async () => {
    const world = await openPortal();
    const slowed = tampered(world.browser().transport, (name) =>
      name === "access.signIn"
        ? Promise.reject(new RollcallError("request.throttled", { retryAfter: 240 }))
        : undefined,
    );
    const portal = await showPortal({ transport: slowed });
    await signIn(portal, ownPassword);
    await says(portal, "It can be tried again in 4 minutes");
  });

  it("lets password managers fill in, and shows what is typed when asked [A42]", async () => {
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

  it("asks for nothing when it does not know whose portal it is, and leads to the host [A43]", async () => {
    const world = await openPortal();
    const portal = await showPortal(world.browser(), { attributes: { "sign-in-url": "/host-sign-in" } });
    expect((await inside<HTMLAnchorElement>(portal, "[part=host-sign-in]")).pathname).to.equal("/host-sign-in");
    portal.organization = undefined;
    await says(portal, "You are signed out");
    expect(portal.renderRoot.querySelector("form") === null).to.equal(true);
    await inside(portal, "[part=host-sign-in]");
  });
});

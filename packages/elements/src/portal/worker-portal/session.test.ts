import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "../../shifts/my-shifts/my-shifts.define.ts";
import { inside, intercept, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, resetUrl, labelsIn, openSection, showPortal, signIn } from "./portal.fixture.ts";
import { email, openPortal, ownPassword } from "../../ui/testing/portal-world.fixture.ts";

const another = "seals sleep on the warm stones";

describe("a session of the worker portal", () => {
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  it("ends on sign-out and leaves no personal data on the page [A42]", async () => {
    const world = await openPortal();
    const portal = await showPortal(await world.signedIn(), { attributes: { history: "", section: "hours" } });
    (await inside(portal, "header [part=back]")).click();
    await inside(portal, "[part=cards]");
    let fired = 0;
    portal.addEventListener("rollcall-portal-signed-out", ({ isRequested }) => (fired += isRequested ? 1 : 100));
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "You’ve signed out");
    expect(labelsIn(portal)).to.deep.equal([]);
    expect(textOf(portal)).not.to.include("Mei").and.not.to.include(email);
    expect(fired).to.equal(1);
    expect(location.hash).to.equal("");
  });

  it("says that the worker signed out, even if another request was refused first [A42]", async () => {
    const world = await openPortal();
    const { transport } = await world.signedIn();
    const signOut = async (): Promise<unknown> => {
      const answer = await transport.call({ mode: "run", name: "access.signOut", input: {}, options: {} });
      await portal.refresh();
      return answer;
    };
    const slow = intercept(transport, (name) => (name === "access.signOut" ? signOut() : undefined));
    const portal = await showPortal({ transport: slow });
    let fired = 0;
    portal.addEventListener("rollcall-portal-signed-out", ({ isRequested }) => (fired += isRequested ? 1 : 100));
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "You’ve signed out");
    expect(fired).to.equal(1);
  });

  it("says that the worker signed out, even if another request is refused later [A42]", async () => {
    const world = await openPortal();
    const { transport } = await world.signedIn();
    let refuse = (): void => undefined;
    const late = new Promise((_resolve, reject) => {
      refuse = () => reject(new RollcallError("session.ended"));
    });
    const slow = intercept(transport, (name) => (name === "portal.getHours" ? late : undefined));
    const portal = await showPortal({ transport: slow }, { attributes: { section: "hours" } });
    const section = await openSection(portal);
    (await inside(portal, "header [part=back]")).click();
    let fired = 0;
    portal.addEventListener("rollcall-portal-signed-out", ({ isRequested }) => (fired += isRequested ? 1 : 100));
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "You’ve signed out");
    refuse();
    await late.catch(() => undefined);
    await section.updateComplete;
    await portal.updateComplete;
    expect(textOf(portal)).to.include("You’ve signed out");
    expect(fired).to.equal(1);
  });

  it("forgets the address on sign-out, and keeps it when a session has ended [A42]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const browser = world.browser();
    const portal = await showPortal(browser);
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
    browser.lose();
    (await inside(portal, "[data-section=profile]")).click();
    await waitForText(portal, "Your session has ended");
    expect((await inside<HTMLInputElement>(portal, "#email")).value).to.equal(email);
    await signIn(portal, ownPassword);
    await openSection(portal);
    (await inside(portal, "header [part=back]")).click();
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "You’ve signed out");
    expect((await inside<HTMLInputElement>(portal, "#email")).value).to.equal("");
    (await inside(portal, "[part=forgot]")).click();
    await waitForText(portal, "Send");
    expect((await inside<HTMLInputElement>(portal, "#email")).value).to.equal("");
  });

  it("signs out on all devices from the password page [P32, Q58]", async () => {
    const world = await openPortal();
    const other = await world.signedIn();
    const portal = await showPortal(world.browser());
    await signIn(portal, ownPassword);
    await until(() => labelsIn(portal).length > 0);
    (await inside(portal, "[data-section=password]")).click();
    const section = await openSection(portal);
    (await inside(section, "[part=sign-out-everywhere]")).click();
    await waitForText(portal, "You’ve signed out");
    const ended = await other.client.portal.get({}).catch((error: unknown) => error);
    expect(ended).to.include({ code: "session.ended" });
  });

  it("doesn't look ended when the sign-out request fails [A42]", async () => {
    const world = await openPortal();
    const cut = intercept((await world.signedIn()).transport, (name) =>
      name === "access.signOut" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const portal = await showPortal({ transport: cut });
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "No connection");
    expect(labelsIn(portal).length).to.be.greaterThan(0);
  });

  it("shows that it has ended, and resumes in the same section after signing in [A42]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const portal = await showPortal(browser);
    let isRequested: boolean | undefined;
    portal.addEventListener("rollcall-portal-signed-out", (event) => (isRequested = event.isRequested));
    browser.lose();
    (await inside(portal, "[data-section=profile]")).click();
    await waitForText(portal, "Your session has ended");
    expect(isRequested).to.equal(false);
    expect(portal.renderRoot.querySelector("[part=section]") === null).to.equal(true);
    await signIn(portal, ownPassword);
    const section = await openSection(portal);
    await waitForText(section, "Personal details");
  });

  it("continues after a password change, which ends every other session [A56, P32]", async () => {
    const world = await openPortal();
    const here = await world.signedIn();
    const elsewhere = world.browser();
    await elsewhere.client.access.signIn({ organizationId: "harbour", email, password: ownPassword });
    const portal = await showPortal(here, { attributes: { section: "password" } });
    const section = await openSection(portal);
    await choose(section, another, "not this one");
    await waitForText(section, "This isn’t your current password");
    expect((section.renderRoot as ShadowRoot).activeElement?.id).to.equal("current");
    await choose(section, another, ownPassword);
    await waitForText(section, "Your password was changed");
    (await inside(portal, "header [part=back]")).click();
    await until(() => labelsIn(portal).length > 0);
    const refused = await elsewhere.client.portal.get({}).catch((error: unknown) => String(error));
    expect(refused).to.include("session.ended");
  });

  it("makes one request while signed out [P29]", async () => {
    const world = await openPortal();
    const asked: string[] = [];
    const watched = intercept(world.browser().transport, (name) => {
      asked.push(name);
      return undefined;
    });
    await inside(await showPortal({ transport: watched }), "[part=sign-in-form]");
    expect(asked).to.deep.equal(["portal.get"]);
  });

  it("shows only the worker's own data, without sending a person id [A63, A64, A65]", async () => {
    const world = await openPortal();
    const { person } = await world.bea.people.create({
      firstName: "Rafael",
      lastName: "Vidal",
      email: "rafael@contractor.example",
    });
    await world.bea.members.add({
      scheduleId: world.scheduleId,
      people: [{ address: person.email, name: person.name }],
    });
    const start = Math.ceil(world.now() / 3_600_000 + 3) * 3_600_000;
    const at = (time: number): string => `${new Date(time).toISOString().slice(0, 16)}Z[UTC]`;
    await world.bea.shifts.create({
      scheduleId: world.scheduleId,
      kind: "Shift of Rafael",
      start: at(start),
      end: at(start + 3_600_000),
      assignees: [{ personId: person.id }],
      status: "confirmed",
    });
    await world.plan(5, "Shift of Mei");
    const sent: unknown[] = [];
    const browser = await world.signedIn();
    const watched = {
      stream: browser.transport.stream.bind(browser.transport),
      call: (call: Parameters<typeof browser.transport.call>[0]) => {
        sent.push(call.input);
        return browser.transport.call(call);
      },
    };
    const portal = await showPortal({ transport: watched }, { attributes: { section: "shifts" } });
    const section = await openSection(portal);
    const shifts = await inside<HTMLElementTagNameMap["my-shifts"]>(section, "my-shifts");
    await waitForText(shifts, "Shift of Mei");
    expect(textOf(shifts)).not.to.include("Rafael");
    expect(JSON.stringify(sent)).not.to.include(world.mei);
  });
});

import { expect } from "chai";
import "./planner-user.define.ts";
import { inside, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { email, organizationId, ownPassword } from "../../ui/testing/portal-world.fixture.ts";
import { choose, guessPasswords, openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUser } from "./planner-user.ts";

const show = (world: PeopleWorld): Promise<PlannerUser> =>
  mountPanel("planner-user", world.transport, { attributes: { "person-id": world.mei } });

describe("the tabs of a planner user", () => {
  afterEach(clearPage);

  it("shows its parts as tabs, with arrow keys, Home and End to switch [A41, X22]", async () => {
    const panel = await show(await openPeople());
    const tabs = [...panel.renderRoot.querySelectorAll<HTMLElement>("[role=tab]")];
    const focused = (): string | undefined => panel.shadowRoot?.activeElement?.textContent.trim();
    const press = (key: string): void => {
      panel.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    };
    expect(tabs.map(({ tabIndex }) => tabIndex).filter((index) => index === 0).length).to.equal(1);
    tabs[0]?.focus();
    press("ArrowRight");
    expect(focused()).to.equal("Access");
    expect(panel.tab).to.equal("profile");
    press("End");
    expect(focused()).to.equal("History");
    press("ArrowRight");
    expect(focused()).to.equal("Profile");
    press("ArrowLeft");
    press("Home");
    press("ArrowRight");
    (panel.shadowRoot?.activeElement as HTMLElement | null)?.click();
    const open = await inside(panel, "[role=tabpanel]");
    await until(() => open.isConnected && panel.renderRoot.querySelector("[part=access]"));
    const selected = panel.renderRoot.querySelector("[aria-selected=true]");
    const shown = panel.renderRoot.querySelector("[role=tabpanel]");
    expect(selected?.getAttribute("aria-controls")).to.equal(shown?.id);
    expect(shown?.getAttribute("aria-labelledby")).to.equal(selected?.id);
  });

  it("lists the person's schedules with role and assignability, and their upcoming shifts [A41, Q49]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    (await inside(panel, "#tab-schedules")).click();
    const schedule = await inside(panel, "[part=schedule]");
    expect(schedule.textContent.replaceAll(/\s+/g, " ")).to.include("Viewer · Assignable");
    expect((await inside(panel, "[part=shifts]")).textContent).to.include("No upcoming shifts.");
    await world.plan(30);
    panel.tab = "profile";
    await panel.updateComplete;
    panel.tab = "schedules";
    await inside(panel, "[part=shift]");
  });

  it("restores any value from the history, which shows all fields or one [X12, X8]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    await worker.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
    await world.sol.profiles.update({ personId: world.mei, set: { mobile: "+31 20 555" } });
    await world.sol.profiles.update({ personId: world.mei, set: { nickname: "Mei-Mei" } });
    const panel = await show(world);
    expect(panel.renderRoot.querySelector("[data-field=mobile] [part=changed]")).to.equal(null);
    (await inside(panel, "#tab-history")).click();
    await inside(panel, "[part=change]");
    const changes = () => [...panel.renderRoot.querySelectorAll("[part=change]")];
    const words = () => changes().map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim());
    expect(words()[0]).to.include("Nickname Set to Mei-Mei Sol Planner");
    expect(words()[1]).to.include("Mobile From +31 6 1234 5678 to +31 20 555 Sol Planner");
    choose(await inside<HTMLSelectElement>(panel, "[part=field-filter]"), "mobile");
    await until(() => changes().length === 2);
    (await inside(panel, "[part=restore]")).click();
    await waitForText(panel, "Restored.");
    const { profile } = await world.sol.profiles.get({ personId: world.mei });
    const mobile = profile.groups.flatMap(({ fields }) => fields).find(({ name }) => name === "mobile");
    expect(mobile?.value).to.equal("+31 6 1234 5678");
    await until(() => changes().length === 3);
  });

  it("lists changes to account, access and memberships together with profile changes, filtered and grouped [X8, Q58]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    await world.sol.profiles.update({ personId: world.mei, set: { nickname: "Mei-Mei" } });
    await guessPasswords(world);
    await world.sol.access.unlock({ personId: world.mei });
    await world.plan(30);
    for (let devices = 0; devices < 3; devices++) {
      await world.browser().client.access.signIn({ organizationId, email, password: ownPassword });
    }
    await worker.client.access.signOutEverywhere({});
    const panel = await show(world);
    (await inside(panel, "#tab-history")).click();
    await inside(panel, "[part=history] [part=change]");
    const lines = () => [...panel.renderRoot.querySelectorAll("[part=history] .changes > li")];
    const texts = () => lines().map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim());
    expect(texts()[0]).to.include("Mei Tanaka signed out on all devices");
    expect(texts()[1]).to.include("Mei Tanaka signed in on a new device, and 2 more like this");
    const all = texts().join("\n");
    for (const text of [
      "created a shift for Mei Tanaka",
      "Sol Planner unlocked sign-in",
      "Signing in on new devices was locked after wrong passwords",
      "Nickname Set to Mei-Mei",
      "Mei Tanaka set a new password",
      "Bea Boss activated the account and emailed a temporary password",
      "added Mei Tanaka Role Viewer",
      "created Mei Tanaka",
    ]) {
      expect(all).to.include(text);
    }
    const filter = await inside<HTMLSelectElement>(panel, "[part=field-filter]");
    choose(filter, ":shifts");
    await until(() => lines().length === 1);
    expect(texts()[0]).to.include("created a shift for Mei Tanaka");
    choose(filter, ":account");
    await until(() => lines().length > 5);
    expect(texts().join("\n")).not.to.include("Nickname");
    choose(filter, ":profile");
    await until(() => texts().some((text) => text.includes("Nickname")));
    expect(texts().join("\n")).not.to.include("signed out");
    choose(filter, "");
    await until(() => lines().length > 8);
    await world.sol.access.setPortal({ personId: world.mei, portal: "off", reason: "Leave" });
    await until(() => texts()[0]?.includes("Sol Planner paused the portal From"));
  });
});

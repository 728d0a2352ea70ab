import { expect } from "chai";
import "./planner-users.define.ts";
import { fill, inside, intercept, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, namesIn, openPeople, type PeopleWorld, rowOf } from "../people.fixture.ts";
import type { PlannerUsers } from "./planner-users.ts";

const show = async (world: PeopleWorld, attributes: Record<string, string> = {}): Promise<PlannerUsers> => {
  const panel = await mountPanel("planner-users", world.transport, { attributes });
  await until(() => rowOf(panel, "Mei Tanaka"));
  return panel;
};
const lists = (panel: PlannerUsers, ...names: string[]): Promise<unknown> =>
  until(() => namesIn(panel).join() === names.join(), `not ${names.join()}, but ${namesIn(panel).join()}`);
const keyed = (panel: PlannerUsers, key: string, ctrlKey = false): void => {
  panel.shadowRoot?.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, composed: true, cancelable: true }),
  );
};

describe("finding planner users", () => {
  afterEach(clearPage);

  it("searches by the beginning of names and email addresses [A38]", async () => {
    const world = await openPeople();
    await world.create("Wim Janssen");
    const panel = await show(world);
    const search = await inside<HTMLInputElement>(panel, "#search");
    fill(search, "jans", false);
    await lists(panel, "Wim Janssen");
    await waitForText(panel, "1 person");
    fill(search, "mei.tanaka@", false);
    await lists(panel, "Mei Tanaka");
    fill(search, "no such person", false);
    await waitForText(panel, "No matches");
    (await inside(panel, "[part=show-all]")).click();
    await lists(panel, "Bea Boss", "Mei Tanaka", "Sol Planner", "Wim Janssen");
    expect(search.value).to.equal("");
  });

  it("filters by affiliation [A39, A3]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const affiliation = await inside<HTMLSelectElement>(panel, "#affiliation");
    expect([...affiliation.options].map(({ text }) => text)).to.deep.equal(["Any affiliation", "Internal", "External"]);
    choose(affiliation, "external");
    await lists(panel, "Mei Tanaka");
    choose(affiliation, "internal");
    await lists(panel, "Bea Boss", "Sol Planner");
  });

  it("filters by invite status: not activated, invited, active, expired, paused, deactivated [A40, Q26]", async () => {
    const world = await openPeople();
    const [wim, ana, yuki] = [
      await world.create("Wim Janssen"),
      await world.create("Ana Souza"),
      await world.create("Yuki Sato"),
    ];
    await world.sol.access.activate({ personId: wim });
    await world.sol.access.setPortal({ personId: ana, portal: "off" });
    await world.bea.people.deactivate({ personId: yuki });
    const panel = await show(world);
    const status = await inside<HTMLSelectElement>(panel, "#status");
    expect([...status.options].slice(1).map(({ text }) => text)).to.deep.equal([
      "Not activated",
      "Invited",
      "Active",
      "Expired",
      "Paused",
      "Deactivated",
    ]);
    const found: Record<string, string> = {
      "not-activated": "Mei Tanaka",
      invited: "Wim Janssen",
      active: "Bea Boss,Sol Planner",
      paused: "Ana Souza",
      deactivated: "Yuki Sato",
    };
    for (const [value, names] of Object.entries(found)) {
      choose(status, value);
      await lists(panel, ...names.split(","));
    }
    choose(status, "expired");
    await waitForText(panel, "No matches");
  });

  it("shows name, address, affiliation, and the status as icon and word [A40, A3]", async () => {
    const panel = await show(await openPeople());
    const row = rowOf(panel, "Mei Tanaka");
    expect(row?.querySelector("[part=address]")?.textContent).to.equal("mei.tanaka@contractor.example");
    expect(row?.querySelector("[part=affiliation]")?.textContent).to.equal("External");
    expect(row?.querySelector("[part=status] svg")).to.not.equal(null);
    expect(row?.querySelector("[part=status]")?.textContent).to.equal("Not activated");
  });

  it("opens the profile on a click anywhere on the row [A41]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const fired = new Promise<Event>((resolve) => document.addEventListener("rollcall-person-opened", resolve));
    const cell = rowOf(panel, "Mei Tanaka")?.querySelector(".avatar");
    cell?.scrollIntoView();
    // Rows that scroll into view render in the next frame.
    const hit = await until(() => {
      const { left, top } = cell?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return panel.shadowRoot?.elementFromPoint(left + 4, top + 4)?.closest<HTMLElement>(".open");
    });
    hit.click();
    expect(await fired).to.deep.include({ personId: world.mei });
  });

  it("renders links from the host's template, and the host can cancel them [A41]", async () => {
    const world = await openPeople();
    const panel = await show(world, { "href-template": "#/people/{id}" });
    const link = rowOf(panel, "Mei Tanaka")?.querySelector<HTMLAnchorElement>("a[part=person]");
    expect(link?.getAttribute("href")).to.equal(`#/people/${world.mei}`);
    document.addEventListener("rollcall-person-opened", (event) => event.preventDefault(), { once: true });
    link?.click();
    expect(location.hash).to.equal("");
  });

  it("leaves clicks that open another tab to the browser [A41]", async () => {
    const panel = await show(await openPeople(), { "href-template": "#/people/{id}" });
    let isFired = false;
    const fired = (): void => void (isFired = true);
    document.addEventListener("rollcall-person-opened", fired);
    // Keep the test from opening a tab.
    panel.addEventListener("click", (event) => event.preventDefault());
    const link = rowOf(panel, "Mei Tanaka")?.querySelector("a[part=person]");
    link?.dispatchEvent(new MouseEvent("click", { ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
    expect(isFired).to.equal(false);
    link?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
    expect(isFired).to.equal(true);
    document.removeEventListener("rollcall-person-opened", fired);
  });

  it("retries until a lost refresh succeeds [X22]", async () => {
    const world = await openPeople();
    let lost = 0;
    let isDown = false;
    const panel = await mountPanel(
      "planner-users",
      intercept(world.transport, (name) => {
        if (name !== "people.list" || !isDown) return undefined;
        isDown = false;
        lost++;
        return Promise.reject(new TypeError("the network is gone"));
      }),
    );
    await until(() => panel.people.status === "live");
    isDown = true;
    await world.create("Wim Janssen");
    await until(() => rowOf(panel, "Wim Janssen"));
    expect(lost).to.equal(1);
  });

  it("is one tab stop, with arrow keys by row and cell [A41, X22]", async () => {
    const panel = await show(await openPeople());
    const stops = (): HTMLElement[] => [...panel.renderRoot.querySelectorAll<HTMLElement>("tbody [tabindex='0']")];
    expect(stops().map(({ textContent }) => textContent.trim())).to.deep.equal(["Bea Boss"]);
    stops()[0]?.focus();
    const focused = (): string | undefined => panel.shadowRoot?.activeElement?.textContent.trim();
    keyed(panel, "ArrowDown");
    await until(() => focused() === "Mei Tanaka");
    keyed(panel, "ArrowRight");
    await until(() => focused() === "Activate & Invite");
    expect(stops().length).to.equal(1);
    keyed(panel, "ArrowDown");
    await until(() => focused() === "Sol Planner");
    keyed(panel, "Home");
    keyed(panel, "Home", true);
    await until(() => focused() === "Bea Boss");
  });

  it("keeps the focus on the row when its button disappears [A22, X22]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await until(() => panel.people.status === "live");
    rowOf(panel, "Mei Tanaka")?.querySelector<HTMLElement>("[part=activate]")?.focus();
    await world.bea.people.deactivate({ personId: world.mei });
    await until(() => panel.shadowRoot?.activeElement?.textContent.trim() === "Mei Tanaka");
  });

  it("shows changes by others within a second: created, paused, renamed, erased [A40, A67]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await until(() => panel.people.status === "live");
    const wim = await world.create("Wim Janssen");
    await lists(panel, "Bea Boss", "Mei Tanaka", "Sol Planner", "Wim Janssen");
    await world.pause();
    await until(() => rowOf(panel, "Mei Tanaka")?.textContent.includes("Paused"));
    await world.sol.profiles.update({ personId: wim, set: { lastName: "Adams" } });
    await until(() => rowOf(panel, "Wim Adams"));
    await world.bea.people.erase({ personId: wim });
    await lists(panel, "Bea Boss", "Mei Tanaka", "Sol Planner");
  });
});

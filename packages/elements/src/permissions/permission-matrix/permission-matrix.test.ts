import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./permission-matrix.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openWorld } from "../../ui/testing/world.fixture.ts";
import { permissionsOf } from "./simulator/simulation.ts";
import { permissionMatrixWords } from "./permission-matrix.messages.ts";
import type { PermissionMatrix } from "./permission-matrix.ts";

const tag = "permission-matrix";
const asMember = async () => (await openWorld()).as("Jonas Lindqvist");

const cells = (panel: PermissionMatrix): HTMLTableCellElement[] => [
  ...panel.renderRoot.querySelectorAll<HTMLTableCellElement>("td[data-cell]"),
];
const cell = (panel: PermissionMatrix, id: string): Promise<HTMLTableCellElement> =>
  inside<HTMLTableCellElement>(panel, `td[data-cell="${id}"]`);
const press = (target: HTMLElement, key: string, more: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
const focused = (panel: PermissionMatrix): string | undefined =>
  ((panel.renderRoot as ShadowRoot).activeElement as HTMLElement | null)?.dataset["cell"];

/** Shows all actors, and opens the groups with these labels, or all. */
async function openGroups(panel: PermissionMatrix, ...labels: readonly string[]): Promise<PermissionMatrix> {
  const actor = await inside<HTMLSelectElement>(panel, "#actor");
  if (actor.value === "") {
    actor.value = "all";
    actor.dispatchEvent(new Event("change"));
  }
  const groups = [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=group]")];
  const chosen = groups.filter(
    (group) =>
      labels.length === 0 || labels.some((label) => group.querySelector(".chevron + span")?.textContent === label),
  );
  expect(chosen).to.have.length(labels.length || groups.length);
  for (const group of chosen) group.click();
  await panel.updateComplete;
  // Rows are drawn in many frames, which take long on a busy machine: each wait is for some more of them.
  const isDrawn = () => panel.renderRoot.querySelector("table:not([aria-busy]) td");
  const count = () => panel.renderRoot.querySelectorAll("tr").length;
  for (let drawn = 0; !isDrawn(); drawn = count()) await until(() => isDrawn() ?? count() > drawn);
  return panel;
}

describe("the permission matrix", () => {
  afterEach(clearPage);

  it("shows the server's decision in every cell [X21]", async () => {
    const world = await openWorld();
    const panel = await openGroups(await mountPanel(tag, world.as("Jonas Lindqvist")));
    const { actors, rows } = await permissionsOf(world.client("Jonas Lindqvist")).getMatrix({});
    const shown = new Map(cells(panel).map((one) => [one.dataset["cell"], one]));
    expect(shown.size).to.equal(actors.length * rows.length);
    for (const row of rows) {
      for (const { actor, allowed, reason } of row.cells) {
        const one = shown.get(`${row.operation}|${row.target}|${actor}`);
        expect(one?.dataset["code"], `${row.operation} on ${row.target} by ${actor}`).to.equal(reason?.code);
        expect(one?.textContent.trim() === "Yes").to.equal(allowed);
      }
    }
  });

  it("opens with four roles and collapsed groups, and expands the groups that a search finds [X21]", async () => {
    const panel = await mountPanel(tag, await asMember());
    const heads = [...panel.renderRoot.querySelectorAll("thead th")].map(({ textContent }) => textContent);
    expect(heads).to.deep.equal(["Operation", "Organization admin", "Admin", "Member", "Viewer"]);
    expect(cells(panel).length).to.equal(0);
    const group = await inside(panel, "[part=group]");
    expect(group.getAttribute("aria-expanded")).to.equal("false");
    group.click();
    await until(() => cells(panel).length > 0);
    expect(group.getAttribute("aria-expanded")).to.equal("true");
    group.click();
    await until(() => cells(panel).length === 0);
    fill(await inside<HTMLInputElement>(panel, "#search"), "members.setRole", false);
    await until(() => cells(panel).length > 0);
  });

  it("keeps the header and the first column in sight while it scrolls [X21, X22]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember(), { width: 700 }), "People", "Schedules");
    const scroll = await inside(panel, ".scroll");
    scroll.scrollTo(300, 600);
    const frame = scroll.getBoundingClientRect();
    const head = await inside(panel, "thead th.operation");
    expect(Math.round(head.getBoundingClientRect().top - frame.top)).to.equal(0);
    const names = [...panel.renderRoot.querySelectorAll("tbody th.operation")]
      .map((one) => one.getBoundingClientRect())
      .filter(({ top, bottom }) => top < frame.bottom && bottom > frame.top);
    expect(names.length).to.be.above(3);
    expect(names.map(({ left }) => Math.round(left - frame.left))).to.deep.equal(names.map(() => 0));
  });

  it("never blocks the page: each frame adds some of the cells, and rows out of sight aren't laid out [X21]", async () => {
    const panel = await mountPanel(tag, await asMember());
    const counts = [0];
    let isDone = false;
    const count = (): void => {
      counts.push(cells(panel).length);
      if (!isDone) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await openGroups(panel, "People", "Members", "Schedules", "Shifts", "Offers");
    isDone = true;
    const added = counts.map((cells, index) => cells - (counts[index - 1] ?? 0));
    expect(cells(panel).length).to.be.above(1600);
    expect(Math.max(...added)).to.be.within(1, 800);
    const rows = [...panel.renderRoot.querySelectorAll("tr:has(td)")];
    expect(new Set(rows.map((row) => getComputedStyle(row).contentVisibility))).to.deep.equal(new Set(["auto"]));
  });

  it("has a message for every operation, target and actor [X21, X23]", async () => {
    const { actors, rows } = await permissionsOf((await openWorld()).client("Jonas Lindqvist")).getMatrix({});
    const needed = [
      ...actors.map((actor) => `matrix.actor.${actor}`),
      ...rows.map(({ operation }) => `matrix.${operation}`),
      ...rows.map(({ operation }) => `matrix.domain.${operation.split(".")[0]}`),
      ...rows.map(({ target }) => `matrix.target.${target}`),
    ];
    expect(needed.filter((key) => !(key in permissionMatrixWords))).to.deep.equal([]);
  });

  it("shows the reason on press and a short form on hover and focus [X21, X1]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember()), "People", "Schedules");
    const refused = await cell(panel, "schedules.delete|schedule|schedule-admin");
    expect(refused.textContent.trim()).to.equal("Not granted");
    refused.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
    const hint = await inside(panel, "#hint:popover-open");
    expect(hint.textContent).to.include("Only organization admins can do this");
    refused.click();
    const why = await inside(panel, "#why:popover-open");
    expect(why.textContent).to.include("doesn’t grant Manage Schedules");
    expect(why.textContent).to.include("Ask an admin of your organization.");
    expect(hint.matches(":popover-open")).to.equal(false);
    why.hidePopover();
    (await cell(panel, "people.get|other-person|member")).focus();
    await until(() => hint.textContent.includes("Hidden from them"));
    (await cell(panel, "people.getMe|own-person|member")).focus();
    await until(() => !hint.matches(":popover-open"));
  });

  it("supports grid navigation by keyboard [X21, X22]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember()), "The organization");
    expect(cells(panel).filter((one) => one.tabIndex === 0)).to.have.length(1);
    const first = await cell(panel, "organizations.get|own-organization|organization-admin");
    first.focus();
    press(first, "ArrowRight");
    expect(focused(panel)).to.equal("organizations.get|own-organization|scheduler");
    press(await cell(panel, String(focused(panel))), "ArrowDown");
    expect(focused(panel)).to.equal("organizations.update|own-organization|scheduler");
    await panel.updateComplete;
    expect(
      cells(panel)
        .filter((one) => one.tabIndex === 0)
        .map((one) => one.dataset["cell"]),
    ).to.deep.equal(["organizations.update|own-organization|scheduler"]);
    const refused = await cell(panel, "organizations.update|own-organization|scheduler");
    press(refused, "Enter");
    const why = await inside(panel, "#why:popover-open");
    why.hidePopover();
    await until(() => focused(panel) === refused.dataset["cell"]);
    press(refused, "End");
    expect(focused(panel)).to.equal("organizations.update|own-organization|anonymous");
    press(await cell(panel, String(focused(panel))), "Home", { ctrlKey: true });
    expect(focused(panel)).to.equal(first.dataset["cell"]);
  });

  it("filters by actor and operation [X21]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember()), "Members");
    const actor = (await inside(panel, "#actor")) as unknown as HTMLSelectElement;
    actor.value = "viewer";
    actor.dispatchEvent(new Event("change"));
    await panel.updateComplete;
    expect(cells(panel).every((one) => one.dataset["cell"]?.endsWith("|viewer"))).to.equal(true);
    fill(await inside<HTMLInputElement>(panel, "#search"), "change a role admin’s", false);
    await waitForText(panel, "1 row");
    expect(cells(panel).map((one) => one.dataset["cell"])).to.deep.equal(["members.setRole|admin-row|viewer"]);
    fill(await inside<HTMLInputElement>(panel, "#search"), "members.edit", false);
    await until(() => cells(panel).length > 1);
    expect(cells(panel).every((one) => one.dataset["cell"]?.startsWith("members.edit|"))).to.equal(true);
    fill(await inside<HTMLInputElement>(panel, "#search"), "fly", false);
    await waitForText(panel, "No operations match your search.");
  });

  it("shows one actor at a time in narrow layouts [X21, X22]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember(), { width: 360 }));
    await until(() => cells(panel).length > 0 && cells(panel).every((one) => one.dataset["cell"]?.endsWith("|member")));
    const actor = (await inside(panel, "#actor")) as unknown as HTMLSelectElement;
    expect([...actor.options].map(({ value }) => value)).not.to.include.members(["", "all"]);
    actor.value = "anonymous";
    actor.dispatchEvent(new Event("change"));
    await panel.updateComplete;
    // Links in invitations and notifications work without an account; these are invalid. Signing in, signing out and resetting
    // a password don't require a session.
    const open = [
      "invitations.preview|dead-link|anonymous",
      "invitations.decline|dead-link|anonymous",
      "access.signIn|unknown-account|anonymous",
      "access.signOut|own-person|anonymous",
      "access.forgot|unknown-account|anonymous",
      "access.reset|dead-link|anonymous",
      "notifications.unsubscribe|dead-link|anonymous",
    ];
    const others = cells(panel).filter((one) => one.textContent.trim() !== "Sign in");
    expect(others.map((one) => one.dataset["cell"])).to.have.members(open);
  });

  it("shows why the portal is closed: a pause, a temporary password or a deactivated account [X21, A31, A27]", async () => {
    const panel = await openGroups(await mountPanel(tag, await asMember()), "The worker portal");
    for (const [actor, short, long] of [
      ["paused", "Paused", "Their portal access is paused"],
      ["invited", "New password", "A new password is required"],
      ["holding", "Sign in", "Not signed in"],
      ["deactivated", "Deactivated", "Their account is deactivated"],
    ] as const) {
      const refused = await cell(panel, `portal.listShifts|own-person|${actor}`);
      expect(refused.textContent.trim()).to.equal(short);
      refused.click();
      const why = await inside(panel, "#why:popover-open");
      expect(why.textContent).to.include(long);
      why.hidePopover();
      await until(() => !why.matches(":popover-open"));
    }
    const open = await cell(panel, "portal.listShifts|own-person|external-viewer");
    expect(open.textContent.trim()).to.equal("Yes");
  });

  it("shows when access is refused and retries after a failure [X21]", async () => {
    const world = await openWorld();
    const refused = intercept(world.as("Jonas Lindqvist"), () =>
      Promise.reject(new RollcallError("request.forbidden")),
    );
    await waitForText(await mountPanel(tag, refused), "Not available to you");
    clearPage();
    let isDown = true;
    const failing = intercept(world.as("Jonas Lindqvist"), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel(tag, failing);
    await waitForText(panel, "Couldn’t load this");
    isDown = false;
    (await inside(panel, "[part=retry]")).click();
    await inside(panel, "[part=group]");
    expect(textOf(panel)).to.include("Who can do what");
  });
});

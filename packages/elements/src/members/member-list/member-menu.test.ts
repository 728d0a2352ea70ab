import { expect } from "chai";
import { sendKeys } from "@web/test-runner-commands";
import { chooseFromMenu, openMenu, withMail } from "./invitations/invitations.fixture.ts";
import { control, part, rowOf, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";
import { pick, startSelecting } from "./selection/selection.fixture.ts";

const press = (key: string): Promise<void> => sendKeys({ press: key });
const amara = "Amara Okafor";
const mei = "Mei Tanaka";

/** The part of the element that has the focus. */
const focused = (list: MemberList): string | null | undefined => list.shadowRoot?.activeElement?.getAttribute("part");

describe("the menu of a row", () => {
  afterEach(clearPage);

  it("moves with arrow keys, Home, End and letters, and returns the focus on Escape [B43, X22]", async () => {
    const { list } = await withMail([mei]);
    const more = await until(() => rowOf(list, mei)?.querySelector<HTMLElement>("[part=more]"));
    expect(more.getAttribute("aria-haspopup")).to.equal("menu");
    more.focus();
    await press("Enter");
    await until(() => focused(list) === "invite");
    expect(more.getAttribute("aria-expanded")).to.equal("true");
    await press("ArrowDown");
    expect(focused(list)).to.equal("revoke");
    await press("c");
    expect(focused(list)).to.equal("copy-link");
    await press("End");
    expect(focused(list)).to.equal("menu-remove");
    await press("ArrowDown");
    expect(focused(list)).to.equal("invite");
    await press("ArrowUp");
    expect(focused(list)).to.equal("menu-remove");
    await press("Home");
    expect(focused(list)).to.equal("invite");
    await press("Escape");
    await until(() => focused(list) === "more");
    await until(() => more.getAttribute("aria-expanded") === "false");
  });

  it("removes a member after a confirmation [B14, B43]", async () => {
    const { list } = await withMail([mei]);
    await chooseFromMenu(list, mei, "menu-remove");
    const question = await until(() => list.renderRoot.querySelector("#question[open]"));
    expect(question.textContent).to.include("Remove Mei Tanaka?");
  });

  it("explains a command that is refused [X1, B16]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as(amara));
    list.personHrefTemplate = "/people/{personId}";
    await until(() => rowOf(list, amara)?.querySelector("[part=more]"));
    const menu = await openMenu(list, amara);
    const leave = await until(() => menu.querySelector<HTMLElement>("[part=menu-remove]"));
    expect([leave.textContent.trim(), leave.getAttribute("aria-disabled")]).to.deep.equal(["Leave", "true"]);
    leave.click();
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("At least one admin is required");
  });

  it("links to the profile from the name and the menu if the host has profile pages [B40, B43]", async () => {
    const world = await openWorld();
    const [id = ""] = await addPeople(world, [mei]);
    const { list } = await show(world, world.as(amara));
    expect(rowOf(list, mei)?.querySelector("[part=name] a")).to.equal(null);
    list.setAttribute("person-href-template", "/people/{personId}");
    await list.updateComplete;
    const name = control(list, mei, "name");
    expect([name.textContent, name.getAttribute("href")]).to.deep.equal([mei, `/people/${id}`]);
    const menu = await openMenu(list, mei);
    expect(menu.querySelector("[part=profile]")?.getAttribute("href")).to.equal(`/people/${id}`);
    await press("Escape");
    control(list, mei, "calendar").focus();
    await press("ArrowRight");
    expect(list.shadowRoot?.activeElement === name).to.equal(true);
  });
});

describe("the invite checkbox during a selection", () => {
  afterEach(clearPage);

  it("is a chip, so that checkboxes only select rows [B46]", async () => {
    const world = await openWorld();
    await world.client(amara).schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    await addPeople(world, [mei]);
    const { list } = await show(world, world.as(amara));
    await startSelecting(list);
    const row = rowOf(list, mei);
    expect(row?.querySelectorAll("[type=checkbox]:not([role=switch])").length).to.equal(1);
    const chip = control(list, mei, "invited");
    expect([chip.textContent.trim(), chip.getAttribute("aria-pressed")]).to.deep.equal(["Invite", "true"]);
    chip.click();
    await until(() => control(list, mei, "invited").getAttribute("aria-pressed") === "false");
    await until(() => part(list, "[part=totals]").textContent.includes("2 people"));
    await pick(list, mei);
    part(list, "[part=bulk-done]").click();
    await until(() => control(list, mei, "invited").matches("input:not(:checked)"));
  });
});

import { expect } from "chai";
import { control, field, namesIn, part, roleOf, rowOf, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

describe("the member list", () => {
  afterEach(clearPage);

  it("lists a schedule's members with role and properties [B5, B40]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(namesIn(list)).to.deep.equal(["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka"]);
    expect(part(list, "[part=totals]").textContent).to.include("3 people · 3 can be assigned");
    expect(roleOf(list, "Jonas Lindqvist").value).to.equal("member");
  });

  it("shows invitation and calendar state as an icon and a word, in the first columns [B37, B38]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const states = ["invitation", "calendar"].map((cell) => control(list, "Jonas Lindqvist", cell));
    expect(states.map((state) => state.textContent.trim())).to.deep.equal(["Queued", "None yet"]);
    for (const state of states) expect(state.querySelector("svg") instanceof Element).to.equal(true);
    const cells = [...(rowOf(list, "Jonas Lindqvist")?.children ?? [])].map((cell) => cell.classList[0]);
    expect(cells).to.deep.equal(["tick", "inv", "cal", "who", "asg", "role", "act"]);
  });

  it("breaks long addresses in a narrow list instead of cutting them [B40, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Bartholomew Featherstonehaugh-Cholmondeley"]);
    const { list } = await show(world, world.as("Amara Okafor"), 240);
    const row = rowOf(list, "Bartholomew")!;
    const address = row.querySelector(".sub")!;
    expect(address.textContent.trim()).to.equal("bartholomew.featherstonehaugh-cholmondeley@harbour.example");
    expect(address.scrollWidth).to.be.at.most(address.clientWidth);
    const { top, bottom } = row.getBoundingClientRect();
    for (const cell of row.children) {
      const box = cell.getBoundingClientRect();
      if (box.height > 0) expect([box.top >= top, box.bottom <= bottom]).to.deep.equal([true, true]);
    }
    const badge = document.createRange();
    for (const label of list.renderRoot.querySelectorAll(".names em")) badge.selectNodeContents(label);
    const lines = [...badge.getClientRects()].map((line) => line.top);
    expect(new Set(lines).size, "the lines of “you”").to.equal(1);
  });

  it("shows the address if there is no name yet [B40]", async () => {
    const world = await openWorld();
    await world
      .client("Amara Okafor")
      .members.add({ scheduleId: world.scheduleId, people: [{ address: "x@y.example" }] });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(namesIn(list)).to.include("x@y.example");
  });

  for (const [way, begin, end] of [
    ["hover", "pointerenter", "pointerleave"],
    ["focus", "focus", "blur"],
  ] as const) {
    it(`describes a state on ${way} [B39, Q25]`, async () => {
      const world = await openWorld();
      const { list } = await show(world, world.as("Amara Okafor"));
      const state = control(list, "Amara Okafor", "invitation");
      state.dispatchEvent(new Event(begin));
      const hint = await until(() => list.renderRoot.querySelector("#hint:popover-open"));
      expect(hint.textContent).to.equal("This person already has an account and doesn’t need an invitation.");
      state.dispatchEvent(new Event(end));
      expect(hint.matches(":popover-open")).to.equal(false);
    });
  }

  it("shows the same on tap [B39, Q25]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Amara Okafor", "invitation").click();
    const popover = await until(() => list.renderRoot.querySelector("#state:popover-open"));
    expect(popover.textContent).to.include("This person already has an account and doesn’t need an invitation.");
    expect(popover.getAttribute("aria-label")).to.equal("Invitation for Amara Okafor");
  });

  it("gives assistive technology the same description [Q25, X22]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const state = control(list, "Amara Okafor", "calendar");
    state.focus();
    const described = await until(() =>
      list.renderRoot.querySelector(`#${state.getAttribute("aria-describedby") ?? ""}`),
    );
    expect(described.textContent).to.equal("No calendar is connected, so busy times aren’t known.");
  });

  it("offers three roles in the row [B42, B54]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const { options } = roleOf(list, "Jonas Lindqvist");
    expect([...options].map(({ value }) => value)).to.deep.equal(["admin", "member", "viewer"]);
  });

  it("searches while typing, and shows only the last response [B5]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka", "Meike Sommer"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const search = field(list, "#search");
    for (const text of ["m", "mei", "meik"]) {
      search.value = text;
      search.dispatchEvent(new InputEvent("input"));
    }
    await until(() => namesIn(list).length === 1);
    expect(namesIn(list)).to.deep.equal(["Meike Sommer"]);
  });

  it("shows that nothing matches, and can show all members again [B5]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const search = field(list, "#search");
    search.value = "zzz";
    search.dispatchEvent(new InputEvent("input"));
    const page = await until(() => list.renderRoot.querySelector("[part=state-page]"));
    expect(page.textContent).to.include("No matches");
    page.querySelector("button")?.click();
    await until(() => namesIn(list).length === 2);
    expect(search.value).to.equal("");
  });

  it("filters by role, and sorts by name and role from the headers [B5, B42]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    await addPeople(world, ["Zoe Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Amara Okafor"));
    const [name, role] = [...list.renderRoot.querySelectorAll<HTMLButtonElement>(".sort")];
    name?.click();
    await until(() => namesIn(list)[0] === "Zoe Viewer");
    expect(name?.closest("th")?.getAttribute("aria-sort")).to.equal("descending");
    role?.click();
    await until(() => namesIn(list)[0] === "Amara Okafor");
    expect(role?.closest("th")?.getAttribute("aria-sort")).to.equal("ascending");
    const filter = field(list, "[data-filter=role]");
    filter.value = "viewer";
    filter.dispatchEvent(new Event("change"));
    await until(() => namesIn(list).length === 1);
    expect(namesIn(list)).to.deep.equal(["Zoe Viewer"]);
  });

  it("shows names as text, never as markup [P54]", async () => {
    const world = await openWorld();
    const evil = `<img src=x onerror="window.pwned=1">`;
    await world.client("Amara Okafor").members.add({
      scheduleId: world.scheduleId,
      people: [{ address: "evil@harbour.example", name: evil }],
    });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(namesIn(list)).to.include(evil);
    expect(list.renderRoot.querySelector("img") === null).to.equal(true);
    control(list, "<img", "action").click();
    const dialog = await until(() => list.renderRoot.querySelector("dialog[open]"));
    expect(dialog.textContent).to.include(evil);
    expect(dialog.querySelector("img") === null).to.equal(true);
    expect(Reflect.get(window, "pwned")).to.equal(undefined);
  });

  it("reveals nothing to outsiders, not even that the schedule exists [B5, P21]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Olga Outsider"));
    expect(list.renderRoot.textContent).to.include("Not available to you");
    expect(list.renderRoot.textContent).not.to.include("Amara");
  });

  it("shows only the creator at first, and what to do next [B56, B57]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const page = await until(() => list.renderRoot.querySelector("[part=state-page]"));
    expect(page.textContent).to.include("Just you so far");
    expect(control(list, "Amara Okafor", "role").textContent).to.include("Admin");
  });
});

import { expect } from "chai";
import { RollcallError, type Transport } from "@rollcall/core/client";
import { paste, preview, results } from "../member-import/import.fixture.ts";
import { field, namesIn, part, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";

const type = (list: MemberList, text: string): void => {
  const input = field(list, "#add");
  input.value = text;
  input.dispatchEvent(new InputEvent("input"));
  part(list, "[part=add-button]").click();
};

describe("adding people", () => {
  afterEach(clearPage);

  it("adds an address typed into the add box, as assignable [B11, B51]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const fired = new Promise((resolve) =>
      document.addEventListener("rollcall-members-added", resolve, { once: true }),
    );
    type(list, "mei.tanaka@contractor.example");
    await fired;
    await until(() => namesIn(list).includes("mei.tanaka@contractor.example"));
    expect(switchOf(list, "mei.tanaka").checked).to.equal(true);
    expect(field(list, "#add").value).to.equal("");
  });

  it("reads a name before the address [B11, B40]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    type(list, "Ann Lee <ann@example.org>");
    await until(() => namesIn(list).includes("Ann Lee"));
  });

  it("queues an address typed while another is being added [B11]", async () => {
    const world = await openWorld();
    const inner = world.as("Amara Okafor");
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow: Transport = {
      ...inner,
      async call(call) {
        if (call.name === "members.add") await held;
        return inner.call(call);
      },
    };
    const { list } = await show(world, slow);
    type(list, "first@example.org");
    await until(() => field(list, "#add").value === "");
    type(list, "second@example.org");
    await until(() => field(list, "#add").value === "");
    field(list, "#add").value = "thir";
    release();
    await until(() => namesIn(list).includes("second@example.org"));
    expect(namesIn(list)).to.include("first@example.org");
    expect(field(list, "#add").value).to.equal("thir");
  });

  for (const [text, words] of [
    ["nonsense", "Invalid email address"],
    ["amara.okafor@harbour.example", "Already a member"],
  ] as const) {
    it(`shows why \`${text}\` was not added, and keeps it in the field [B11]`, async () => {
      const world = await openWorld();
      const { list } = await show(world, world.as("Amara Okafor"));
      type(list, text);
      await until(() => part(list, "#add-problem").textContent.includes(words));
      expect(field(list, "#add").value).to.equal(text);
      expect(part(list, "#add").getAttribute("aria-invalid")).to.equal("true");
    });
  }

  it("previews a pasted list with its problems, then adds each valid person once [B11]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const good = Array.from({ length: 120 }, (_, index) => `Person ${index},person.${index}@example.org,viewer`);
    paste(
      list,
      [
        "Name,Email,Role",
        ...good,
        "Again,PERSON.5@example.org,",
        "Broken,not-an-address,",
        "Slip,bob@gmial.com,",
        "Jonas,jonas.lindqvist@harbour.example,",
      ].join("\n"),
    );
    const root = await preview(list);
    await until(() => results(root)[123] === "Already a member");
    expect(results(root).slice(120)).to.deep.equal([
      "Duplicate",
      "Not an email address",
      "Did you mean bob@gmail.com?",
      "Already a member",
    ]);
    root.querySelector<HTMLElement>(".buttons .primary")?.click();
    await until(() => results(root).filter((result) => result === "Added").length === 120);
    expect(results(root)[123]).to.equal("Already a member");
    root.querySelector<HTMLElement>(".buttons .button")?.click();
    await until(() => part(list, "[part=totals]").textContent.includes("122 people"));
    const { schedule } = await world.client("Amara Okafor").schedules.get({ scheduleId: world.scheduleId });
    expect(schedule.members).to.equal(122);
  });

  it("opens the same preview for a file, with any cell separator [B11]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const files = new DataTransfer();
    files.items.add(
      new File(["Vorname;Nachname;Mail\nMei;Tanaka;mei@example.org\n"], "people.csv", { type: "text/csv" }),
    );
    const input = field(list, "input[type=file]");
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
    const root = await preview(list);
    await until(() => root.querySelector("tbody")?.textContent.includes("Mei Tanaka"));
    root.querySelector<HTMLElement>(".buttons .primary")?.click();
    await until(() => list.renderRoot.querySelector("#toast")?.textContent.includes("Mei Tanaka"));
    expect(list.renderRoot.querySelector("rollcall-member-import")).to.equal(null);
  });

  it("retries a batch without a response, adding each person once [B11]", async () => {
    const world = await openWorld();
    const inner = world.as("Amara Okafor");
    let calls = 0;
    // The second batch is done, but its answer is lost.
    const lossy: Transport = {
      ...inner,
      async call(call) {
        const answer = await inner.call(call);
        if (call.name === "members.add" && call.mode !== "dry-run" && ++calls === 2)
          throw new RollcallError("server.unreachable");
        return answer;
      },
    };
    const { list } = await show(world, lossy);
    paste(list, Array.from({ length: 70 }, (_, index) => `person.${index}@example.org`).join("\n"));
    const root = await preview(list);
    root.querySelector<HTMLElement>(".buttons .primary")?.click();
    await until(() => root.querySelector("[role=alert]")?.textContent.includes("No connection"));
    expect(results(root).filter((result) => result === "Added").length).to.equal(50);
    root.querySelector<HTMLElement>(".buttons .primary")?.click();
    await until(() => list.renderRoot.querySelector("#toast")?.textContent.includes("70 people"));
    const { schedule } = await world.client("Amara Okafor").schedules.get({ scheduleId: world.scheduleId });
    expect(schedule.members).to.equal(71);
  });

  it("sets aside a row that fails twice, and adds the others [B11]", async () => {
    const world = await openWorld();
    const inner = world.as("Amara Okafor");
    const failing: Transport = {
      ...inner,
      async call(call) {
        if (call.name === "members.add" && JSON.stringify(call.input).includes("bad@"))
          throw new RollcallError("internal");
        return inner.call(call);
      },
    };
    const { list } = await show(world, failing);
    paste(list, ["a@example.org", "bad@example.org", "c@example.org", "d@example.org"].join("\n"));
    const root = await preview(list);
    root.querySelector<HTMLElement>(".buttons .primary")?.click();
    await until(() => results(root).filter((result) => result === "Added").length === 3);
    expect(results(root)[1]).to.match(/^Something went wrong/);
    await until(() => root.querySelector("#import-title")?.textContent.includes("3 of 4 people added"));
    expect(root.querySelector("[part=import-download]")?.textContent).to.include("1 row that wasn’t added");
    expect(namesIn(list)).not.to.include("bad@example.org");
  });

  it("shows the recognized columns, and reads other chosen ones [B11, B40]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, "Nick,Town,E-Mail\nAnnie,Bern,ann@x.example");
    const root = await preview(list);
    expect(root.querySelector("[part=import-columns] summary")?.textContent).to.include("Address: E-Mail");
    const select = root.querySelector<HTMLSelectElement>("[data-kind=name]");
    expect(select?.value).to.equal("");
    if (select) select.value = "0";
    select?.dispatchEvent(new Event("change"));
    await until(() => root.querySelector("tbody")?.textContent.includes("Annie"));
  });

  it("lets people choose the encoding of a file if it is in doubt [B11, B40]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.of(0xa3, 0x75, 0x6b), ",l@x.example"], "people.csv"));
    const input = field(list, "input[type=file]");
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
    const root = await preview(list);
    await until(() => root.querySelector("tbody")?.textContent.includes("Łuk"));
    const select = root.querySelector<HTMLSelectElement>("[part=import-encoding]");
    expect(select?.value).to.equal("windows-1250");
    if (select) select.value = "windows-1252";
    select?.dispatchEvent(new Event("change"));
    await until(() => root.querySelector("tbody")?.textContent.includes("£uk"));
  });

  it("previews an address followed by a comma and other text, instead of refusing all of it [B11]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    type(list, "ann@example.org, bob");
    const root = await preview(list);
    await until(() => results(root).join() === "Ready");
    expect(root.querySelector("tbody")?.textContent).to.include("ann@example.org").and.to.include("bob");
  });

  it("treats keys such as __proto__ in a list as text [P56]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, "__proto__,Email,constructor\npolluted,mei@example.org,polluted");
    const root = await preview(list);
    await until(() => results(root).length === 1);
    expect(Reflect.get({}, "polluted")).to.equal(undefined);
    expect(root.querySelector("tbody")?.textContent).to.include("mei@example.org");
  });
});

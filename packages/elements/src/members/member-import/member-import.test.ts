import { expect } from "chai";
import type { Transport } from "@rollcall/core/client";
import { show } from "../member-list/member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openWorld } from "../../ui/testing/world.fixture.ts";
import { paste, preview, results } from "./import.fixture.ts";

describe("the preview of an import", () => {
  afterEach(clearPage);

  for (const [problem, text, added] of [
    [
      "a name with a line break",
      'Ben,ben@x.example\n"Ann\nLee",ann@x.example\nCy,cy@x.example\n',
      ["ann@x.example", "ben@x.example", "cy@x.example"],
    ],
    ["an invisible name", "name,email\nBen,ben@x.example\n\u2800,ann@x.example\n", ["ben@x.example"]],
    [
      "invisible direction marks around a list",
      "\u202Aann@x.example\nben@x.example\u202C",
      ["ann@x.example", "ben@x.example"],
    ],
  ] as const) {
    it(`adds the other people of a list with ${problem} [B11, B40]`, async () => {
      const world = await openWorld();
      const { list } = await show(world, world.as("Amara Okafor"));
      paste(list, text);
      const root = await preview(list);
      await until(() => results(root).every((result) => result !== "Checking…"));
      root.querySelector<HTMLElement>("#start")?.click();
      // Once everyone has been added, the preview closes by itself.
      const isDone = (): boolean =>
        root.querySelector("dialog") === null ||
        root.querySelector("#import-title")?.textContent.includes(`${added.length} of`) === true;
      await until(isDone);
      const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId });
      expect(
        rows
          .map(({ email }) => email)
          .filter((email) => email.endsWith("@x.example"))
          .sort(),
      ).to.deep.equal(added);
    });
  }

  it("breaks a long address before an @ or a dot, not inside a word, in a narrow preview [B11]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"), 360);
    const address = "maximiliane.constantinopoulos@departement.krankenhaus.example";
    paste(list, `${address}\nben@x.example`);
    const root = await preview(list);
    root.querySelector("dialog")?.style.setProperty("width", "336px");
    const cell = root.querySelector("tbody td:nth-child(3)");
    expect(cell?.textContent.trim()).to.equal(address);
    const texts = document.createTreeWalker(cell ?? root, NodeFilter.SHOW_TEXT);
    const lines = new Set<number>();
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const boxes = [...range.getClientRects()];
      expect(boxes.length, texts.currentNode.textContent ?? "").to.be.at.most(1);
      for (const { top } of boxes) lines.add(Math.round(top));
    }
    expect(lines.size).to.be.greaterThan(1);
  });

  it("shows that rows are being checked until the server responds [B11]", async () => {
    const world = await openWorld();
    const inner = world.as("Amara Okafor");
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const slow: Transport = {
      ...inner,
      async call(call) {
        if (call.name === "members.add" && call.mode === "dry-run") await answered;
        return inner.call(call);
      },
    };
    const { list } = await show(world, slow);
    paste(list, "new@x.example\nother@x.example\nnot an address");
    const root = await preview(list);
    expect(results(root)).to.deep.equal(["Checking…", "Checking…", "Not an email address"]);
    answer();
    await until(() => results(root).join() === "Ready,Ready,Not an email address");
  });

  it("corrects a rejected row in place and adds only that row [B11]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, "name,email\nBen,ben@x.example\n\u2800,ann@x.example\nCy,cy@x");
    const root = await preview(list);
    await until(() => results(root).every((result) => result !== "Checking…"));
    root.querySelector<HTMLElement>("#start")?.click();
    await until(() => root.querySelector("#import-title")?.textContent.includes("1 of 3 people added"));
    expect(root.activeElement?.matches("[part=import-close]")).to.equal(true);
    expect(root.querySelectorAll("[part=import-correct]").length).to.equal(2);
    root.querySelector<HTMLElement>("[part=import-correct]")?.click();
    const form = await until(() => root.querySelector<HTMLFormElement>("[part=import-correction]"));
    const [name, address] = form.querySelectorAll("input");
    await until(() => root.activeElement === address);
    expect([name?.value, address?.value]).to.deep.equal(["\u2800", "ann@x.example"]);
    expect(root.textContent).to.include("1 added, 2 not added");
    if (address) address.value = "ann@";
    form.requestSubmit();
    await until(() => results(root)[1]?.includes("email address"));
    const again = await until(() => root.querySelector<HTMLFormElement>("[part=import-correction]"));
    const [fixedName, fixedAddress] = again.querySelectorAll("input");
    if (fixedName && fixedAddress) [fixedName.value, fixedAddress.value] = ["Ann Lee", "ann@x.example"];
    again.requestSubmit();
    await until(() => results(root)[1] === "Added");
    await until(() => root.querySelector("#import-title")?.textContent.includes("2 of 3 people added"));
    expect(root.querySelector("[part=import-download]")?.textContent).to.include("1 row that wasn’t added");
    const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId });
    expect(rows.find(({ email }) => email === "ann@x.example")?.name).to.equal("Ann Lee");
  });

  it("corrects rows in place before the run and checks them like the others [B11]", async () => {
    const world = await openWorld();
    const people = [{ name: "Mei Tanaka", address: "mei@x.example" }];
    await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    const inner = world.as("Amara Okafor");
    let checks = 0;
    let answer: () => void = () => undefined;
    const { list } = await show(world, {
      ...inner,
      async call(call) {
        if (call.name === "members.add" && call.mode === "dry-run" && ++checks > 1)
          await new Promise<void>((resolve) => (answer = resolve));
        return inner.call(call);
      },
    });
    paste(list, "Ben,ben@x.example\n\u2800,ann@x.example\nCy,cy@x\nCy,ben@x.example");
    const root = await preview(list);
    const shows = (...expected: string[]) =>
      until(() => expected.every((text, index) => results(root)[index]?.startsWith(text)));
    await shows("Ready", "Invalid name", "Not an email address", "Duplicate");
    const start = root.querySelector<HTMLElement>("#start");
    expect(start?.textContent.trim()).to.equal("Add 1 person");
    const correct = async (line: number, address: string): Promise<void> => {
      root.querySelector<HTMLElement>(`[data-line="${line}"] [part=import-correct]`)?.click();
      const field = await until(() => root.querySelector<HTMLInputElement>(`[data-line="${line}"] [name=address]`));
      field.value = address;
      if (line === 2) field.form?.querySelector("input")?.setRangeText("Ann Lee", 0, 1);
      field.form?.requestSubmit();
    };
    // This name is fine; the address belongs to a member.
    await correct(2, "mei@x.example");
    await shows("Ready", "Checking…");
    expect(start?.textContent.trim()).to.equal("Add 2 people");
    answer();
    await shows("Ready", "Already a member");
    expect(start?.textContent.trim()).to.equal("Add 1 person");
    await correct(2, "ann@x.example");
    await shows("Ready", "Checking…");
    answer();
    await shows("Ready", "Ready", "Not an email address");
    await until(() => root.activeElement?.matches('[data-line="2"] .box:checked'));
    await correct(3, "ben@x.example");
    await shows("Ready", "Ready", "Duplicate", "Duplicate");
    await correct(3, "cy@x.example");
    await until(() => results(root)[2] === "Checking…");
    answer();
    await shows("Ready", "Ready", "Ready", "Duplicate");
    expect(start?.textContent.trim()).to.equal("Add 3 people");
    start?.click();
    await until(() => root.querySelector("#import-title")?.textContent.includes("3 of 4 people added"));
    const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId });
    expect(rows.map(({ email }) => email)).to.include.members(["ann@x.example", "ben@x.example", "cy@x.example"]);
  });

  it("offers Cancel, and says that there is no one to add, if everyone is a member already [B11]", async () => {
    const world = await openWorld();
    const people = [{ address: "mei@x.example" }, { address: "ben@x.example" }];
    await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, "mei@x.example\nben@x.example");
    const root = await preview(list);
    await until(() => results(root).join() === "Already a member,Already a member");
    expect(root.querySelector("#import-title")?.textContent.trim()).to.equal("No one to add");
    expect(root.querySelector("#start")?.textContent.trim()).to.equal("Add people");
    await until(() => root.activeElement?.textContent.trim() === "Cancel");
  });

  it("no longer calls a row a duplicate once the first one has another address [B11]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, "Ben,ben@gmial.com\nBo,ben@gmial.com");
    const root = await preview(list);
    await until(() => results(root)[1]?.startsWith("Duplicate"));
    [...root.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === "Use it")?.click();
    await until(() => results(root)[0] === "Ready" && results(root)[1]?.startsWith("Did you mean"));
    expect(root.querySelector('[data-line="1"]')?.textContent).to.include("ben@gmail.com");
  });

  for (const [format, text] of [
    ["vCard", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@x.example\nEND:VCARD\n"],
    ["LDIF", "version: 1\n\ndn: cn=Ann Lee,dc=x\nobjectClass: person\ncn: Ann Lee\nmail: ann@x.example\n"],
  ] as const) {
    it(`explains that a ${format} file can’t be imported and shows no rows [B11, B40]`, async () => {
      const world = await openWorld();
      const { list } = await show(world, world.as("Amara Okafor"));
      paste(list, text);
      const root = await preview(list);
      expect(root.querySelector("[part=import-nothing]")?.textContent).to.include(
        `This is ${format === "vCard" ? "a" : "an"} ${format} file`,
      );
      expect(root.querySelectorAll("tbody tr").length).to.equal(0);
    });
  }
});

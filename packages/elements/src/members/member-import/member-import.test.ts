import { expect } from "chai";
import type { Transport } from "@rollcall/core/client";
import { clearPage, openWorld, show, until } from "../member-list/member-list.fixture.ts";
import { paste, preview, results } from "./import.fixture.ts";

describe("the preview of an import", () => {
  afterEach(clearPage);

  for (const [problem, text, added] of [
    [
      "a name with a line break",
      'Ben,ben@x.example\n"Ann\nLee",ann@x.example\nCy,cy@x.example\n',
      ["ben@x.example", "cy@x.example"],
    ],
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
      await until(() => root.querySelector("#import-title")?.textContent.includes(`${added.length} of`));
      const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId });
      expect(
        rows
          .map(({ email }) => email)
          .filter((email) => email.endsWith("@x.example"))
          .sort(),
      ).to.deep.equal(added);
    });
  }

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
    paste(list, 'Ben,ben@x.example\n"Ann\nLee",ann@x.example\nCy,cy@x');
    const root = await preview(list);
    await until(() => results(root).every((result) => result !== "Checking…"));
    expect(root.querySelector("[part=import-correct]")).to.equal(null);
    root.querySelector<HTMLElement>("#start")?.click();
    await until(() => root.querySelectorAll("[part=import-correct]").length === 2);
    root.querySelector<HTMLElement>("[part=import-correct]")?.click();
    const form = await until(() => root.querySelector<HTMLFormElement>("[part=import-correction]"));
    const [name, address] = form.querySelectorAll("input");
    await until(() => root.activeElement === address);
    expect([name?.value, address?.value]).to.deep.equal(["Ann Lee", "ann@x.example"]);
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

import { expect } from "chai";
import "./planner-user.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, fieldOf, fillField, openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUser } from "./planner-user.ts";

const show = (world: PeopleWorld, transport = world.transport): Promise<PlannerUser> =>
  mountPanel("planner-user", transport, { attributes: { "person-id": world.mei } });
const valueOf = async (world: PeopleWorld, name: string): Promise<unknown> => {
  const { profile } = await world.sol.profiles.get({ personId: world.mei });
  return profile.groups.flatMap(({ fields }) => fields).find((field) => field.name === name)?.value;
};
const rowOf = (panel: PlannerUser, name: string): Promise<HTMLElement> => inside(panel, `[data-field=${name}]`);
const saved = (panel: PlannerUser, name: string): Promise<unknown> =>
  until(() => panel.renderRoot.querySelector(`#field-${name}-state`)?.textContent.includes("Saved"), `${name} unsaved`);

describe("the profile of a planner user", () => {
  afterEach(clearPage);

  it("has six groups: details, compensation, skills, certifications, hours, restrictions [A10, A11]", async () => {
    const panel = await show(await openPeople());
    expect((await inside(panel, "[part=title]")).textContent).to.equal("Mei Tanaka");
    const heads = [...panel.renderRoot.querySelectorAll("[part=group] h3")].map(({ textContent }) => textContent);
    expect(heads).to.deep.equal(["Details", "Compensation", "Skills", "Certifications", "Hours", "Restrictions"]);
  });

  it("saves a field when it loses focus, and no other field [A67, P44]", async () => {
    const world = await openPeople();
    const asked: unknown[] = [];
    const panel = await show(world, {
      ...world.transport,
      call: (call) => {
        if (call.name === "profiles.update") asked.push((call.input as { set: unknown }).set);
        return world.transport.call(call);
      },
    });
    await fillField(panel, "mobile", "+31 6 1234 5678");
    await saved(panel, "mobile");
    expect(asked).to.deep.equal([{ mobile: "+31 6 1234 5678" }]);
    expect(await valueOf(world, "mobile")).to.equal("+31 6 1234 5678");
  });

  it("shows a change made in the portal within a second, and where it was made [A66, A67]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    await world.sol.profiles.update({ personId: world.mei, set: { mobile: "+31 20 555" } });
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    await worker.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#field-mobile")?.value === "+31 6 1234 5678");
    expect((await rowOf(panel, "mobile")).textContent).to.include("Changed by Mei Tanaka in the portal");
  });

  it("asks before overwriting a change the worker made during editing [A67, Q31]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    const field = await fieldOf(panel, "mobile");
    fill(field, "+31 20 555", false);
    await worker.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
    await waitForText(panel, "Someone else set this to “+31 6 1234 5678”.");
    expect(field.value).to.equal("+31 20 555");
    field.dispatchEvent(new Event("change"));
    const [keep] = (await rowOf(panel, "mobile")).querySelectorAll<HTMLElement>(".acts .link");
    keep?.click();
    await until(() => panel.renderRoot.querySelector("#field-mobile-state")?.textContent.includes("Saved"));
    expect(await valueOf(world, "mobile")).to.equal("+31 20 555");
  });

  it("shows an unseen value that a save replaced, and restores it [Q31, X12]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    let isHeld = true;
    const silent = {
      ...world.transport,
      // No live updates: the page stays outdated.
      stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
    };
    const panel = await show(
      world,
      Object.assign(silent, {
        call: async (call: Parameters<typeof world.transport.call>[0]) => {
          if (call.name === "profiles.update" && isHeld) {
            isHeld = false;
            await worker.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
          }
          return world.transport.call(call);
        },
      }),
    );
    await fillField(panel, "mobile", "+31 20 555");
    await waitForText(panel, "This replaced “+31 6 1234 5678”, which Mei Tanaka had set in the meantime");
    (await inside(panel, "[part=put-back]")).click();
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#field-mobile")?.value === "+31 6 1234 5678");
    expect(panel.renderRoot.querySelector("[part=overwrote]")).to.equal(null);
    expect(await valueOf(world, "mobile")).to.equal("+31 6 1234 5678");
  });

  it("assigns a skill, rates it next to the person's own rating, and removes it [A11, X16]", async () => {
    const world = await openPeople();
    const { id: typeId } = (await world.sol.skills.createType({ name: "Crane" })).type;
    const panel = await show(world);
    const skills = await inside<HTMLElementTagNameMap["planner-user-skills"]>(panel, "planner-user-skills");
    await waitForText(skills, "No skills assigned.");
    (await inside(skills, "[part=assign-skill]")).click();
    (await inside(skills, "dialog[open] [part=confirm]")).click();
    await waitForText(skills, "Crane");
    const worker = await world.signedIn();
    await worker.client.portal.rateSkill({ typeId, rating: 5 });
    await waitForText(skills, "5 of 5");
    (await inside(skills, "[part=rate]")).click();
    (await inside<HTMLSelectElement>(skills, "#rating")).value = "4";
    (await inside(skills, "dialog[open] [part=confirm]")).click();
    await waitForText(skills, "Own rating 1 level higher");
    (await inside(skills, "[part=unassign]")).click();
    await waitForText(skills, "No skills assigned.");
  });

  it("keeps a half-typed entry while another field changes [A11, A67]", async () => {
    const world = await openPeople();
    const payTiers = [{ fromHours: 40, amount: 3100, currency: "EUR" }];
    await world.sol.profiles.update({ personId: world.mei, set: { payTiers } });
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    const row = await rowOf(panel, "payTiers");
    const hours = await until(() => row.querySelector<HTMLInputElement>("[part=item] [data-column=fromHours]"));
    fill(hours, "4", false);
    await world.sol.profiles.update({ personId: world.mei, set: { nickname: "Mei-Mei" } });
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#field-nickname")?.value === "Mei-Mei");
    expect(hours.value).to.equal("4");
    fill(hours, "44");
    await saved(panel, "payTiers");
    expect(await valueOf(world, "payTiers")).to.deep.equal([{ ...payTiers[0], fromHours: 44 }]);
  });

  it("accepts a currency before its amount, and keeps it while the amount is retyped [A11]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const amount = await fieldOf(panel, "payRate");
    const [, currency] = (await rowOf(panel, "payRate")).querySelectorAll<HTMLInputElement>("input");
    const type = async (field: HTMLInputElement | undefined, value: string): Promise<void> => {
      if (field) fill(field, value, false);
      await panel.updateComplete;
    };
    await type(currency, "E");
    await type(currency, "EUR");
    await type(amount, "24");
    await type(amount, "");
    await type(amount, "25");
    expect(currency?.value).to.equal("EUR");
    amount.blur();
    await saved(panel, "payRate");
    expect(await valueOf(world, "payRate")).to.deep.equal({ amount: 2500, currency: "EUR" });
  });

  it("saves hours and pay, each with its own control [A11]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await fillField(panel, "weeklyHours", "32");
    await saved(panel, "weeklyHours");
    const amount = await fieldOf(panel, "payRate");
    fill(amount, "24.5", false);
    const [, currency] = (await rowOf(panel, "payRate")).querySelectorAll<HTMLInputElement>("input");
    if (currency) fill(currency, "eur", false);
    currency?.blur();
    await saved(panel, "payRate");
    choose(await fieldOf<HTMLSelectElement>(panel, "payUnit"), "hour");
    await saved(panel, "payUnit");
    expect([
      await valueOf(world, "weeklyHours"),
      await valueOf(world, "payRate"),
      await valueOf(world, "payUnit"),
    ]).to.deep.equal([32, { amount: 2450, currency: "EUR" }, "hour"]);
  });

  it("explains an invalid value and keeps the input [A11]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await fillField(panel, "mobile", "call me");
    await waitForText(panel, "Not saved. A phone number can contain only digits, spaces and + ( ) -.");
    expect((await fieldOf(panel, "mobile")).value).to.equal("call me");
    expect(await valueOf(world, "mobile")).to.equal(null);
  });

  it("shows a host's own fields in their groups, with the right controls [X26]", async () => {
    const world = await openPeople({
      profile: {
        fields: [
          { name: "shoeSize", group: "details", label: "Shoe size", kind: "number" },
          { name: "vehicle", group: "restrictions", label: "May drive", kind: "boolean" },
        ],
      },
    });
    const panel = await show(world);
    expect((await inside(panel, "[data-group=details]")).textContent).to.include("Shoe size");
    await fillField(panel, "shoeSize", "39");
    await saved(panel, "shoeSize");
    choose(await fieldOf<HTMLSelectElement>(panel, "vehicle"), "false");
    await saved(panel, "vehicle");
    expect([await valueOf(world, "shoeSize"), await valueOf(world, "vehicle")]).to.deep.equal([39, false]);
  });

  it("adds and removes restrictions by kind, in words [A11]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const row = await rowOf(panel, "restrictions");
    const texts = (): string[] => [...row.querySelectorAll("li")].map(({ textContent }) => textContent.trim());
    const [add, day] = [
      await inside(panel, "[data-field=restrictions] [part=add-item]"),
      (value: number) => inside(panel, `[data-field=restrictions] [value="${value}"]`),
    ];
    add.click();
    await waitForText(panel, "Choose at least one day.");
    (await day(6)).click();
    (await day(1)).click();
    fill(await inside<HTMLInputElement>(panel, "[data-field=restrictions] [data-column=from]"), "22:00", false);
    fill(await inside<HTMLInputElement>(panel, "[data-field=restrictions] [data-column=until]"), "06:00", false);
    add.click();
    await saved(panel, "restrictions");
    expect(texts()).to.deep.equal(["Not available: Mon, Sat, 10:00 PM–6:00 AM"]);
    choose(await inside<HTMLSelectElement>(panel, "[data-field=restrictions] select"), "only-as");
    fill(await inside<HTMLInputElement>(panel, "[data-field=restrictions] [data-column=position]"), "Crane", false);
    add.click();
    await until(() => texts().length === 2);
    await saved(panel, "restrictions");
    expect(await valueOf(world, "restrictions")).to.deep.equal([
      { kind: "not-at", days: [1, 6], from: "22:00", until: "06:00" },
      { kind: "only-as", position: "Crane" },
    ]);
    (await inside(panel, "[data-field=restrictions] [part=remove-item]")).click();
    await until(() => texts().length === 1);
    expect(texts()).to.deep.equal(["Only as Crane"]);
  });

  it("finds the people someone can't work with by name [A11, Q60]", async () => {
    const world = await openPeople();
    const { person } = await world.sol.people.create({ firstName: "Noor", lastName: "Noon", email: "noor@x.example" });
    const panel = await show(world);
    const row = await rowOf(panel, "colleagues");
    const field = await inside<HTMLInputElement>(panel, "[data-field=colleagues] [part=restriction-person]");
    fill(field, "Nobody known", false);
    const add = await inside(panel, "[data-field=colleagues] [part=add-item]");
    add.click();
    await waitForText(panel, "Choose a person from the suggestions.");
    fill(field, "noor", false);
    await until(() => row.querySelector("datalist option[value^=Noor]"));
    fill(field, "Noor Noon (noor@x.example)", false);
    add.click();
    await saved(panel, "colleagues");
    expect(row.querySelector("li")?.textContent).to.include("Can’t work with Noor Noon");
    expect(await valueOf(world, "colleagues")).to.deep.equal([{ kind: "cannot-work-with", personId: person.id }]);
    expect(field.value).to.equal("");
  });

  it("shows internal people's names as read-only [Q51]", async () => {
    const world = await openPeople();
    const { person } = await world.sol.people.getMe({});
    const panel = await mountPanel("planner-user", world.admins, { attributes: { "person-id": person.id } });
    const row = await rowOf(panel, "name");
    expect(row.querySelector("input")).to.equal(null);
    expect(row.textContent).to.include("Sol Planner").and.to.include("Managed in their work account.");
    // The host sends no separate names, so "not set" would be wrong.
    expect(panel.renderRoot.querySelector("[data-field=firstName], [data-field=lastName]")).to.equal(null);
    await fillField(panel, "nickname", "Solly");
    await saved(panel, "nickname");
  });

  it("is unavailable to members who can't manage people [Q49]", async () => {
    const world = await openPeople();
    const panel = await show(world, world.host("Max Member").transport);
    await waitForText(panel, "Not available to you");
    expect(textOf(panel)).to.not.include("Mei");
  });

  it("shows a failed load and retries it [X22]", async () => {
    const world = await openPeople();
    let isDown = true;
    const transport = intercept(world.transport, (name) =>
      name === "profiles.get" && isDown ? Promise.reject(new TypeError("down")) : undefined,
    );
    const panel = await show(world, transport);
    await waitForText(panel, "Couldn’t load this");
    isDown = false;
    (await inside(panel, "[part=retry]")).click();
    await waitForText(panel, "Details");
  });
});

import { expect } from "chai";
import "./schedule-link.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { email } from "../../ui/testing/portal-world.fixture.ts";
import { clipboard } from "../../ui/testing/clipboard.fixture.ts";
import { describeAccessibility, fill, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { confirm, openLinked, openMatches, press } from "./schedule-link.fixture.ts";

describe("<schedule-link>, changing a link", () => {
  afterEach(clearPage);

  it("shows both people of a possible match, merges them or keeps them apart [Q17, P62]", async () => {
    const { panel, world } = await openMatches();
    const decisions: string[] = [];
    panel.addEventListener("rollcall-match-decided", ({ externalId, decision }) =>
      decisions.push(`${externalId} ${decision}`),
    );
    await waitForText(panel, "Possible matches (3)");
    const matches = [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=match]")];
    const [own, mei] = ["Bea", "Mei"].map((name) => matches.find(({ innerText }) => innerText.includes(name)));
    expect(mei?.innerText.split("\n").filter(Boolean)).to.deep.equal([
      ...["From PagerDuty", "M. Tanaka", email],
      ...["In your organization", "Mei Tanaka", email, "Viewer of this schedule"],
      ...["Merge", "They’re different people"],
    ]);
    own?.querySelector<HTMLElement>("[part=why]")?.click();
    await waitForText(panel, "Ask an admin");
    expect(own?.querySelector("[part=merge]") === null).to.equal(true);
    mei?.querySelector<HTMLElement>("[part=merge]")?.click();
    await waitForText(panel, "Mei Tanaka stays a member with the role Viewer");
    await confirm(panel);
    await waitForText(panel, "M. Tanaka was merged with Mei Tanaka");
    await waitForText(panel, "Possible matches (2)");
    const asked: string[] = [];
    for (const left of [1, 0]) {
      await press(panel, "dismiss");
      await waitForText(panel, "different people?");
      asked.push(panel.renderRoot.querySelector("#dismiss-title")?.textContent.trim() ?? "");
      await confirm(panel);
      await until(() => panel.renderRoot.querySelectorAll("[part=match]").length === left);
    }
    await waitForText(panel, "No possible matches");
    expect(asked).to.include("Are Sam Salt from PagerDuty and Sam Salt different people?");
    expect(decisions[0]).to.equal("U2 merged");
    expect(decisions.map((one) => one.slice(3))).to.deep.equal(["merged", "dismissed", "dismissed"]);
    const { rows } = await world.bea.members.list({ scheduleId: world.scheduleId, limit: 100 });
    expect(rows.map(({ name, provenance }) => `${name} ${provenance}`).sort()).to.deep.equal([
      ...["B. Boss linked", "Bea Boss local", "Mei Tanaka both", "Sam Salt linked"],
    ]);
  });

  it("replaces a refused key next to the problem, raises the limit and trusts email addresses [Q17, Q20]", async () => {
    const { panel, upstream, world, run } = await openLinked();
    upstream.answer = { status: "failed", problem: "credentials-refused" };
    world.pass(46 * 60_000);
    await run();
    document.dispatchEvent(new Event("visibilitychange"));
    await press(panel, "reconnect");
    const key = await inside<HTMLInputElement>(panel, "#change-link #link-token");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("link-region");
    await confirm(panel);
    await waitForText(panel, "Fill in all required fields.");
    fill(key, "wrong");
    await confirm(panel);
    await inside(panel, "#change-link-problem .state");
    upstream.answer = undefined;
    fill(key, "newer");
    const percent = await inside<HTMLInputElement>(panel, "[part=removal-percent]");
    fill(percent, "19");
    expect(percent.validity.valid).to.equal(false);
    fill(percent, "40");
    await press(panel, "trusts-addresses");
    let changed = 0;
    panel.addEventListener("rollcall-link-changed", () => changed++);
    await confirm(panel);
    await waitForText(panel, "Link changed");
    await run();
    await waitForText(panel, "Synchronized just now");
    expect([changed, upstream.connection?.credentials]).to.deep.equal([1, { token: "newer" }]);
    const { link } = await world.bea.links.get({ scheduleId: world.scheduleId });
    expect([link?.removalPercent, link?.trustsAddresses, link?.problem]).to.deep.equal([40, true, null]);
    await press(panel, "change");
    expect((await inside<HTMLInputElement>(panel, "[part=removal-percent]")).value).to.equal("40");
    expect(panel.renderRoot.querySelector("#link-token") === null).to.equal(true);
  });

  it("shows the address and the secret of a trigger once, and replaces the secret after a warning [P67]", async () => {
    const { panel, world } = await openLinked();
    panel.setAttribute("server-url", "/planner/");
    (await inside(panel, "[part=trigger] summary")).click();
    await press(panel, "create-trigger");
    await waitForText(panel, "Create an address and a secret?");
    await confirm(panel);
    const address = await inside<HTMLInputElement>(panel, "[part=trigger-address]");
    expect(new URL(address.value).pathname).to.equal(`/planner/links/${world.scheduleId}/trigger`);
    const secret = (await inside<HTMLInputElement>(panel, "[part=trigger-secret]")).value;
    expect(secret).to.match(/^whsec_/);
    const copied: string[] = [];
    const giveBack = clipboard((text) => Promise.resolve(void copied.push(text)));
    (await inside(panel, "[aria-label='Copy secret']")).click();
    await waitForText(panel, "Copied");
    giveBack();
    expect(copied).to.deep.equal([secret]);
    await press(panel, "trigger-done");
    await waitForText(panel, "A secret exists. It can’t be shown again.");
    expect(panel.renderRoot.querySelector("[part=trigger-secret]") === null).to.equal(true);
    await press(panel, "create-trigger");
    await waitForText(panel, "The current secret stops working immediately");
    await confirm(panel);
    expect((await inside<HTMLInputElement>(panel, "[part=trigger-secret]")).value).to.not.equal(secret);
  });

  it("lists the other product's on-call times, and which people aren't members [X4]", async () => {
    const { panel } = await openLinked();
    (await inside(panel, "[part=on-call] summary")).click();
    await inside(panel, "[part=on-call-time]");
    const times = () => [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=on-call-time]")];
    expect(times().length).to.equal(20);
    expect(times()[0]?.innerText).to.include("Person 1").and.to.not.include("Not a member here");
    expect(times()[1]?.innerText).to.include("Elsewhere").and.to.include("Not a member here");
    await press(panel, "more-on-call-list");
    await until(() => times().length === 25);
  });
});

describeAccessibility({
  "possible matches, and changing the link": async (placing) => {
    const { panel } = await openMatches(placing);
    await inside(panel, "[part=match]");
    (await inside(panel, "[part=on-call] summary")).click();
    (await inside(panel, "[part=trigger] summary")).click();
    await inside(panel, "[part=on-call-time]");
    await inside(panel, "[part=create-trigger]");
    await press(panel, "change");
    await press(panel, "replaces-connection");
    await inside(panel, "#change-link #link-token");
    return panel;
  },
});

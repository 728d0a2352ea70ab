import { expect } from "chai";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import { email } from "../../portal/worker-portal/portal.fixture.ts";
import { describeAccessibility, fill, inside, waitForText } from "../../ui/panel.fixture.ts";
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
    for (const left of [1, 0]) {
      await press(panel, "dismiss");
      await waitForText(panel, "different people?");
      await confirm(panel);
      await until(() => panel.renderRoot.querySelectorAll("[part=match]").length === left);
    }
    await waitForText(panel, "No possible matches");
    expect(decisions[0]).to.equal("U2 merged");
    expect(decisions.map((one) => one.slice(3))).to.deep.equal(["merged", "dismissed", "dismissed"]);
    const { rows } = await world.bea.members.list({ scheduleId: world.scheduleId, limit: 100 });
    expect(rows.map(({ name, provenance }) => `${name} ${provenance}`).sort()).to.deep.equal([
      ...["B. Boss linked", "Bea Boss local", "Mei Tanaka both", "S. Salt linked"],
    ]);
  });

  it("replaces a refused key next to the problem, raises the limit and trusts addresses [Q17, Q20]", async () => {
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
});

describeAccessibility({
  "possible matches, and changing the link": async (placing) => {
    const { panel } = await openMatches(placing);
    await inside(panel, "[part=match]");
    await press(panel, "change");
    await press(panel, "replaces-connection");
    await inside(panel, "#change-link #link-token");
    return panel;
  },
});

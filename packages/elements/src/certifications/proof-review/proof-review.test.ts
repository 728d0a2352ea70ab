import { expect } from "chai";
import type { LitElement } from "lit";
import "./proof-review.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { type CertificationWorld, openCertifications } from "../certifications.fixture.ts";
import { pdfOf } from "./pdf.fixture.ts";

describe("<proof-review>", () => {
  afterEach(clearPage);

  it("shows a photo and approves it with the stated dates, live [A70, A71]", async () => {
    const { panel, mei, submit, day } = await openReview();
    await waitForText(panel, "Nothing to review");
    await submit({ issuedOn: day(-10), expiresOn: day(500), note: "Front page" });
    await waitForText(panel, "Mei Tanaka, First aid");
    const image = await inside<HTMLImageElement>(panel, "[part=image]");
    await until(() => image.complete && image.naturalWidth === 300);
    expect(textOf(panel)).to.include("Front page").and.to.include("According to Mei Tanaka: issued on");
    const [from, until_] = [await field(panel, "#valid-from"), await field(panel, "#expires-on")];
    expect([from.value, until_.value]).to.deep.equal([day(-10), day(500)]);
    fill(until_, day(-20));
    await click(panel, "[part=approve]");
    await waitForText(panel, "The last day can’t be before the first day.");
    fill(until_, day(400));
    let decided = "";
    panel.addEventListener("rollcall-proof-decided", ({ proof }) => (decided = proof.state));
    await click(panel, "[part=approve]");
    await waitForText(panel, "Mei Tanaka: proof approved");
    await waitForText(panel, "Nothing to review");
    expect(decided).to.equal("approved");
    const [holding] = (await mei.client.portal.listCertifications({})).certifications;
    expect([holding?.state, holding?.validFrom, holding?.expiresOn]).to.deep.equal(["valid", day(-10), day(400)]);
    await choose(panel, "[part=state-filter]", "approved");
    await waitForText(panel, "Approved on");
    expect(panel.renderRoot.querySelector("[part=approve]") === null).to.equal(true);
  });

  it("moves through the queue by keyboard, but not while someone is typing [A70]", async () => {
    const { panel, world, mei, sam, upload, submit } = await openReview();
    const other = await world.bea.certifications.createType({ name: "Crane license" });
    await world.bea.certifications.assign({ typeId: other.type.id, personIds: [world.mei] });
    await submit();
    const documentIds = [await upload(mei.client, "License.pdf", pdfOf(["Crane license", "Back"]))];
    await mei.client.portal.submitProof({ typeId: other.type.id, documentIds });
    await until(() => panel.renderRoot.querySelectorAll("[part=proof]").length === 2);
    await waitForText(panel, "1 of 2");
    await press(panel, "j");
    await waitForText(panel, "2 of 2");
    await waitForText(panel, "Page 1 of 2");
    const page = await inside<HTMLCanvasElement>(panel, "[part=page]");
    await until(() => page.height > 0 && page.width > 300);
    await click(panel, "[part=next-page]");
    await waitForText(panel, "Page 2 of 2");
    await press(panel, "k");
    await waitForText(panel, "1 of 2");
    (await field(panel, "#valid-from")).dispatchEvent(
      new KeyboardEvent("keydown", { key: "r", bubbles: true, composed: true }),
    );
    await press(panel, "a", { ctrlKey: true });
    await panel.updateComplete;
    expect(panel.renderRoot.querySelector("dialog") === null).to.equal(true);
    await press(panel, "r");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a reason.");
    fill(await inside<HTMLInputElement>(panel, "#reason"), "The stamp is missing.");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Mei Tanaka: proof rejected");
    await waitForText(panel, "1 of 1");
    await press(panel, "A");
    await waitForText(panel, "Nothing to review");
    const { rows } = await sam.client.certifications.listProofs({ state: "rejected" });
    expect(rows.map(({ name, reason }) => [name, reason])).to.deep.equal([["First aid", "The stamp is missing."]]);
  });

  it("locks the decision on a replaced proof until its new version is opened [P49, Q39]", async () => {
    const { panel, sam, submit } = await openReview();
    await submit({ note: "Old photo" });
    await waitForText(panel, "Old photo");
    await submit({ note: "New photo" });
    await waitForText(panel, "This proof was replaced while you were looking at it.");
    expect(textOf(panel)).to.include("New photo").and.to.include("Version 2").and.to.include("1 other version");
    for (const part of ["approve", "reject"]) (await inside(panel, `[part=${part}]`)).click();
    for (const key of ["a", "r"]) await press(panel, key);
    (await inside(panel, ".decision")).dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    await panel.updateComplete;
    expect(panel.renderRoot.querySelectorAll(".decision [aria-disabled=true]").length).to.equal(2);
    expect(panel.renderRoot.querySelector("dialog") === null).to.equal(true);
    expect((await sam.client.certifications.listProofs({ state: "approved" })).rows).to.deep.equal([]);
    await click(panel, "[part=open-version]");
    await inside(panel, "[part=approve]:not([aria-disabled])");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("proof-title");
    await press(panel, "a");
    await waitForText(panel, "Mei Tanaka: proof approved");
  });

  it("doesn't let people decide on their own proofs, or open files before the scan [Q46, P50, P48]", async () => {
    const { panel, sam, typeId, world, upload } = await openReview({}, "unavailable");
    const { person } = await sam.client.people.getMe({});
    await world.bea.certifications.assign({ typeId, personIds: [person.id] });
    const documentIds = [await upload(sam.client)];
    await sam.client.portal.submitProof({ typeId, documentIds });
    await waitForText(panel, "You can open this file once the virus scan is finished.");
    await inside(panel, "[part=refused]");
    expect(panel.renderRoot.querySelector("[part=approve], [part=reject], [part=download]") === null).to.equal(true);
  });

  it("isn't available to people who don't review proofs [Q60]", async () => {
    const { mei } = await openReview();
    clearPage();
    await waitForText(await mountPanel("proof-review", mei.transport), "Not available to you");
  });
});

describeAccessibility({
  empty: async (placing) => (await openReview(placing)).panel,
  proof: async (placing) => {
    const { panel, submit } = await openReview(placing);
    await submit({ note: "A".repeat(120) });
    await submit({ note: "B".repeat(120) });
    await waitForText(panel, "Version 2");
    const image = await inside<HTMLImageElement>(panel, "[part=image]");
    await until(() => image.complete);
    return panel;
  },
});

async function openReview(
  placing: MountOptions = {},
  scanner?: "unavailable",
): Promise<CertificationWorld & { readonly panel: LitElement }> {
  const world = await openCertifications(scanner);
  return { ...world, panel: await mountPanel("proof-review", world.sam.transport, placing) };
}

const field = (panel: LitElement, selector: string) => inside<HTMLInputElement>(panel, selector);

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

async function choose(panel: LitElement, selector: string, value: string): Promise<void> {
  const select = await inside<HTMLSelectElement>(panel, selector);
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

/** Presses a key in the queue. */
async function press(panel: LitElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  (await inside(panel, "[aria-current]")).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}

import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./my-certifications.define.ts";
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
import { type CertificationWorld, chooseFiles, openCertifications, photo } from "../certifications.fixture.ts";

describe("<my-certifications>", () => {
  afterEach(clearPage);

  it("uploads the pages of a proof, and withdraws it with Undo [A54, X15]", async () => {
    const { panel, mei, day, calls } = await openPanel();
    await waitForText(panel, "Missing");
    const events: string[] = [];
    panel.addEventListener("rollcall-proof-submitted", ({ proof }) => events.push(`version ${proof.version}`));
    await click(panel, "[part=upload-proof]");
    const confirm = await inside(panel, "dialog[open] [part=confirm]");
    expect(confirm.getAttribute("aria-disabled")).to.equal("true");
    const files = await inside<HTMLInputElement>(panel, "#proof-files");
    chooseFiles(files, await photo("front.png"), await photo("back.png"));
    await waitForText(panel, "2 of 2 files uploaded");
    fill(await inside<HTMLInputElement>(panel, "#issued-on"), day(-3));
    fill(await inside<HTMLInputElement>(panel, "#expires-on"), day(-5));
    confirm.click();
    await waitForText(panel, "It can’t expire before it was issued.");
    fill(await inside<HTMLInputElement>(panel, "#expires-on"), day(700));
    fill(await inside<HTMLTextAreaElement>(panel, "#note"), "The course of the harbour");
    confirm.click();
    await waitForText(panel, "Proof sent.");
    await waitForText(panel, "is waiting for review.");
    expect(textOf(panel)).to.include("Waiting for review").and.to.include("front.png").and.to.include("back.png");
    const { certifications } = await mei.client.portal.listCertifications({});
    const pending = certifications[0]?.pending;
    expect([pending?.note, pending?.issuedOn, pending?.claimedExpiresOn, events]).to.deep.equal([
      "The course of the harbour",
      day(-3),
      day(700),
      ["version 1"],
    ]);
    await click(panel, "[part=undo]");
    await waitForText(panel, "Missing");
    expect(textOf(panel)).not.to.include("is waiting for review");
    expect(calls).to.include("portal.submitProof").and.not.to.include("portal.removeDocument");
  });

  it("shows the pending version next to the approved one live, and why a proof was rejected [Q39, A58]", async () => {
    const { panel, sam, certify, submit, day } = await openPanel();
    await certify(day(20));
    await waitForText(panel, "Expires soon");
    expect(textOf(panel)).to.include("Valid until").and.to.include("Approved proof");
    const { id: proofId, digest } = await submit();
    await waitForText(panel, "Until then, the approved one counts.");
    expect((await inside(panel, "[part=state]")).textContent).to.include("Expires soon");
    await sam.client.certifications.rejectProof({ proofId, digest, reason: "The name can’t be read." });
    await waitForText(panel, "Reason: The name can’t be read.");
    expect(textOf(panel)).to.include("Upload another proof that resolves this.").and.not.to.include("waiting");
    await submit();
    await click(panel, "[part=withdraw]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Proof withdrawn");
  });

  it("says when nothing is needed, and which certifications need no upload [Q37]", async () => {
    const { panel, world, typeId } = await openPanel();
    await world.bea.certifications.unassign({ typeId, personIds: [world.mei] });
    await waitForText(panel, "No certifications needed");
    const { type } = await world.bea.certifications.createType({ name: "Safety briefing", proofRequired: false });
    await world.bea.certifications.assign({ typeId: type.id, personIds: [world.mei] });
    await waitForText(panel, "A scheduler enters the dates.");
    expect(panel.renderRoot.querySelector("[part=upload-proof]") === null).to.equal(true);
    const validity = { personId: world.mei, typeId: type.id, validFrom: null, expiresOn: null };
    await world.bea.certifications.setValidity(validity);
    await waitForText(panel, "Doesn’t expire");
  });

  it("deletes uploaded files that weren't sent [P48]", async () => {
    const { panel, mei } = await openPanel();
    await click(panel, "[part=upload-proof]");
    chooseFiles(await inside<HTMLInputElement>(panel, "#proof-files"), await photo("front.png"));
    await waitForText(panel, "1 of 1 file uploaded");
    const count = async () => (await mei.client.portal.listDocuments({})).documents.length;
    expect(await count()).to.equal(1);
    await click(panel, "dialog[open] [part=cancel]");
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    for (let tries = 0; (await count()) > 0 && tries < 50; tries++) await panel.updateComplete;
    expect(await count()).to.equal(0);
  });
});

describeAccessibility({
  empty: async (placing) => {
    const { panel, world, typeId } = await openPanel(placing);
    await world.bea.certifications.unassign({ typeId, personIds: [world.mei] });
    await waitForText(panel, "No certifications needed");
    return panel;
  },
  "all proofs": async (placing) => {
    const { panel, world, certify, submit, day } = await openPanel(placing);
    await certify(day(20));
    await submit({ note: "N".repeat(100) });
    const { type } = await world.bea.certifications.createType({ name: "F".repeat(80), description: "A course" });
    await world.bea.certifications.assign({ typeId: type.id, personIds: [world.mei] });
    await waitForText(panel, "Until then, the approved one counts.");
    await waitForText(panel, "Missing");
    return panel;
  },
  uploading: async (placing) => {
    const { panel } = await openPanel(placing);
    await click(panel, "[part=upload-proof]");
    chooseFiles(await inside<HTMLInputElement>(panel, "#proof-files"), await photo("front.png"));
    await waitForText(panel, "1 of 1 file uploaded");
    return panel;
  },
});

async function openPanel(
  placing: MountOptions = {},
): Promise<CertificationWorld & { readonly panel: LitElement; readonly calls: readonly string[] }> {
  const world = await openCertifications();
  const { transport } = world.mei;
  const calls: string[] = [];
  const recording: Transport = {
    ...transport,
    call(call) {
      calls.push(call.name);
      return transport.call(call);
    },
  };
  return { ...world, calls, panel: await mountPanel("my-certifications", recording, placing) };
}

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

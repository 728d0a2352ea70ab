import { expect } from "chai";
import type { LitElement } from "lit";
import "./my-reports.define.ts";
import { CommandQueued } from "../../ui/commands/command-queued.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  mountPanel,
  overSlowConnection,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { answer, click, openForms, openReports, pixel, questions, workShift } from "./my-reports.fixture.ts";

describe("<my-reports>", () => {
  afterEach(clearPage);

  it("completes a pending report: asks the questions that apply, finds missing answers, and submits it [A48, X17]", async () => {
    const { panel, world, key } = await openReports();
    const events: boolean[] = [];
    panel.addEventListener("rollcall-report-submitted", ({ isAmended }) => events.push(isAmended));
    await waitForText(panel, "Pending");
    expect((await inside(panel, "[part=open]")).getAttribute("aria-label")).to.match(/^Start report: Early, /);
    await click(panel, "[part=open]");
    await click(panel, "[part=submit]");
    await waitForText(panel, "One answer is missing or needs a correction.");
    await answer(panel, "incident", true);
    await click(panel, "[part=submit]");
    await until(() => focused(panel)?.id === "answer-what");
    await waitForText(panel, "Answer this question.");
    fill(await inside<HTMLTextAreaElement>(panel, "#answer-what"), "A rope broke.");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "1000");
    fill(await inside<HTMLTextAreaElement>(panel, "#hand-over"), "Use the spare rope.");
    await click(panel, "[part=submit]");
    await waitForText(panel, "Enter a number from 0 to 500.");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "12");
    await click(panel, "[part=submit]");
    await waitForText(panel, "Report submitted");
    await waitForText(panel, "You’re up to date");
    await until(() => focused(panel)?.getAttribute("aria-label")?.startsWith("Open: Early, ") === true);
    const { report } = await world.bea.reports.get({ ...key, personId: world.mei });
    expect(report.answers).to.deep.equal({ incident: true, what: "A rope broke.", guests: 12 });
    expect([report.state, report.handOver]).to.deep.equal(["submitted", "Use the spare rope."]);
    expect(events).to.deep.equal([false]);
  });

  it("focuses a submitted report in its new list, even if the panel has taken the focus meanwhile [X17, X22]", async () => {
    const world = await openForms();
    const browser = await world.signedIn();
    await workShift(world);
    const { transport, hold, arrive } = overSlowConnection(browser.transport, "portal.listReports");
    const panel = await mountPanel("my-reports", transport);
    await click(panel, "[part=open]");
    await answer(panel, "incident", false);
    hold();
    await click(panel, "[part=submit]");
    await waitForText(panel, "Report submitted");
    const section = await inside(panel, "[part=panel]");
    section.tabIndex = -1;
    section.focus();
    arrive();
    await until(() => focused(panel)?.getAttribute("aria-label")?.startsWith("Open: Early, ") === true);
  });

  it("saves while it is written and shows whether it is saved [X17]", async () => {
    const { world, browser, key } = await openReports();
    clearPage();
    let isDown = true;
    const transport = intercept(browser.transport, (name) =>
      isDown && name === "portal.saveReportDraft" ? Promise.reject(new Error()) : undefined,
    );
    const panel = await mountPanel("my-reports", transport);
    await click(panel, "[part=open]");
    const state = await inside(panel, "[part=draft-state]");
    expect(state.dataset["state"]).to.equal("idle");
    const guests = await inside<HTMLInputElement>(panel, "#answer-guests");
    fill(guests, "3", false);
    await until(() => state.dataset["state"] === "unsaved");
    guests.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => state.dataset["state"] === "failed");
    expect(state.textContent).to.include("Not saved.");
    isDown = false;
    await click(panel, "[part=retry-save]");
    await until(() => state.dataset["state"] === "saved");
    const { report } = await browser.client.portal.getReport(key);
    expect([report.state, report.answers]).to.deep.equal(["draft", { guests: 3 }]);
    // Planners see it once it is submitted.
    expect((await world.bea.reports.list({})).rows).to.deep.equal([]);
    await click(panel, "[part=back]");
    await waitForText(panel, "Draft");
    await until(() => focused(panel)?.textContent.trim() === "Continue");
  });

  it("says that a draft and a report are waiting for a connection, and continues from the sent version [X11, X17]", async () => {
    const { browser, key } = await openReports();
    clearPage();
    let isOffline = true;
    let sent = new AbortController();
    const transport = intercept(browser.transport, (name) =>
      isOffline && (name === "portal.saveReportDraft" || name === "portal.submitReport")
        ? Promise.reject(new CommandQueued("Sent when you’re back online.", sent.signal))
        : undefined,
    );
    const panel = await mountPanel("my-reports", transport);
    await click(panel, "[part=open]");
    const state = await inside(panel, "[part=draft-state]");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "3");
    await waitForText(panel, "Sent when you’re back online.");
    await browser.client.portal.saveReportDraft({ ...key, answers: { guests: 3 }, revision: 0 });
    isOffline = false;
    sent.abort("sent");
    await until(() => state.dataset["state"] === "saved");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "4");
    await panel.updateComplete;
    await until(() => state.dataset["state"] === "saved");
    expect((await browser.client.portal.getReport(key)).report.answers).to.deep.equal({ guests: 4 });
    // The queue may have sent it before the element learns that it waits.
    sent = new AbortController();
    sent.abort("sent");
    isOffline = true;
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "5");
    await panel.updateComplete;
    expect(state.dataset["state"]).not.to.equal("saved");
    await until(() => state.dataset["state"] === "saved");
    sent = new AbortController();
    await answer(panel, "incident", false);
    await click(panel, "[part=submit]");
    await inside(panel, "[part=report]");
  });

  it("asks which version to keep after the report was saved on another device [X17]", async () => {
    const { panel, browser, key } = await openReports();
    const saveElsewhere = (guests: number, revision: number) =>
      browser.client.portal.saveReportDraft({ ...key, answers: { guests }, revision });
    await click(panel, "[part=open]");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "1", false);
    await saveElsewhere(2, 0);
    (await inside(panel, "#answer-guests")).dispatchEvent(new Event("change", { bubbles: true }));
    await waitForText(panel, "This report was saved on another device");
    await click(panel, "[part=keep-mine]");
    await waitForText(panel, "Saved");
    const { report } = await browser.client.portal.getReport(key);
    expect(report.answers).to.deep.equal({ guests: 1 });
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "4", false);
    await saveElsewhere(5, report.revision);
    (await inside(panel, "#answer-guests")).dispatchEvent(new Event("change", { bubbles: true }));
    await click(panel, "[part=use-theirs]");
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#answer-guests")?.value === "5");
    // Nothing is unsaved here, so a later version appears automatically.
    await saveElsewhere(6, report.revision + 1);
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#answer-guests")?.value === "6");
  });

  it("answers a question about a report, and changes a submitted one until its deadline [X17]", async () => {
    const { panel, world, browser, key } = await openReports();
    await browser.client.portal.submitReport({ ...key, answers: { incident: false }, revision: 0 });
    await waitForText(panel, "Submitted");
    const asked = { ...key, personId: world.mei, note: "How many guests?" };
    const { revision } = (await world.bea.reports.get({ ...key, personId: world.mei })).report;
    await world.bea.reports.askBack({ ...asked, revision });
    await waitForText(panel, "How many guests?");
    await click(panel, "[part=open]");
    await inside(panel, "[part=asked]");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "7");
    await click(panel, "[part=submit]");
    await waitForText(panel, "Report submitted");
    await click(panel, "[part=open]");
    await waitForText(panel, "You can change it until");
    await click(panel, "[part=change]");
    fill(await inside<HTMLInputElement>(panel, "#answer-guests"), "8");
    await click(panel, "[part=back]");
    await waitForText(panel, "Leave without submitting your changes?");
    await click(panel, "dialog[open] [part=cancel]");
    await click(panel, "[part=submit]");
    await waitForText(panel, "Changes submitted");
    const { versions } = await world.bea.reports.listVersions({ ...key, personId: world.mei });
    expect(versions.map(({ answers }) => answers["guests"])).to.deep.equal([8, 7, undefined]);
    await click(panel, "[part=open]");
    await waitForText(panel, "You can change it until");
    const shown = () => /Guests\s+(No answer|\d+)/u.exec(textOf(panel))?.[1];
    expect(shown()).to.equal("8");
    await click(panel, "[part=versions]");
    const choice = await inside<HTMLSelectElement>(panel, "[part=version]");
    expect([...choice.options].map(({ value }) => value)).to.deep.equal(["3", "2", "1"]);
    choice.value = "1";
    choice.dispatchEvent(new Event("change"));
    await panel.updateComplete;
    expect(shown()).to.equal("No answer");
    await click(panel, "[part=versions]");
    await panel.updateComplete;
    expect(shown()).to.equal("8");
  });

  it("adds and removes photos, which stay in the draft and appear in the submitted report [X17]", async () => {
    const { panel, world, browser, key, calls } = await openReports();
    await click(panel, "[part=open]");
    await answer(panel, "incident", false);
    await choosePhoto(panel);
    await waitForText(panel, "1 of 1 file uploaded");
    await waitForText(panel, "Saved");
    await click(panel, "[part=back]");
    await click(panel, "[part=open]");
    await until(() => panel.renderRoot.querySelectorAll(".photos img").length === 1);
    await choosePhoto(panel);
    await waitForText(panel, "1 of 1 file uploaded");
    await click(panel, "[part=remove-photo]");
    await until(() => panel.renderRoot.querySelector(".photos img") === null);
    await click(panel, "[part=submit]");
    await waitForText(panel, "Report submitted");
    const { answers } = (await world.bea.reports.get({ ...key, personId: world.mei })).report;
    expect(answers["photos"]).to.have.length(1);
    expect((await browser.client.portal.getReport(key)).report.answers["photos"]).to.deep.equal(answers["photos"]);
    await click(panel, "[part=open]");
    expect((await inside(panel, "[part=submitted] img")).getAttribute("alt")).to.equal("Photo 1 of “Photos”");
    expect(calls).to.include("portal.submitReport").and.not.to.include("portal.removeDocument");
  });

  it("records the actual times, and rejects an end before the start [A50, X17]", async () => {
    const { panel, world, browser, key } = await openReports();
    const { shift } = (await browser.client.portal.getReport(key)).report;
    await click(panel, "[part=open]");
    await answer(panel, "incident", false);
    const [from, until] = [local(shift.start), local(shift.end)];
    fill(await inside<HTMLInputElement>(panel, "#workedFrom"), until);
    fill(await inside<HTMLInputElement>(panel, "#workedUntil"), from);
    await click(panel, "[part=submit]");
    await waitForText(panel, "Enter a start and a later end");
    expect(focused(panel)?.id).to.equal("workedFrom");
    fill(await inside<HTMLInputElement>(panel, "#workedFrom"), from);
    fill(await inside<HTMLInputElement>(panel, "#workedUntil"), until);
    await click(panel, "[part=submit]");
    await waitForText(panel, "Report submitted");
    const { report } = await world.bea.reports.get({ ...key, personId: world.mei });
    expect([report.workedFrom, report.workedUntil]).to.deep.equal([shift.start, shift.end]);
  });
});

describeAccessibility({
  loading: (placing) => mountPanel("my-reports", pendingTransport, placing),
  empty: async (placing) => {
    const world = await openForms();
    return mountPanel("my-reports", (await world.signedIn()).transport, placing);
  },
  list: async (placing) => {
    const { panel, world, browser, key } = await openReports(placing);
    await browser.client.portal.submitReport({ ...key, answers: { incident: false }, revision: 0 });
    await workShift(world);
    await waitForText(panel, "Pending");
    return panel;
  },
  writing: async (placing) => {
    const { panel } = await openReports(placing);
    await click(panel, "[part=open]");
    await answer(panel, "incident", true);
    await click(panel, "[part=submit]");
    await waitForText(panel, "One answer is missing");
    return panel;
  },
  submitted: async (placing) => {
    const { panel, browser, key } = await openReports(placing);
    const handOver = "Use the spare rope.";
    const answers = { incident: true, what: "x".repeat(400), guests: questions.length };
    await browser.client.portal.submitReport({ ...key, answers, handOver, revision: 0 });
    await waitForText(panel, "Submitted");
    await click(panel, "[part=open]");
    await inside(panel, "[part=submitted]");
    expect(textOf(panel)).to.include(handOver);
    return panel;
  },
});

const focused = (panel: LitElement): HTMLElement | null =>
  (panel.renderRoot as ShadowRoot).activeElement as HTMLElement | null;

async function choosePhoto(panel: LitElement): Promise<void> {
  const photo = await (await fetch(pixel)).blob();
  const files = new DataTransfer();
  files.items.add(new File([photo], "rope.png"));
  const input = await inside<HTMLInputElement>(panel, "#answer-photos");
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** An instant in UTC, in the format of the fields. */
const local = (moment: string): string => moment.slice(0, 16);

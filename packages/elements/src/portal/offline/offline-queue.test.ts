import { expect } from "chai";
import type { LitElement } from "lit";
import "../../availability/my-availability/my-availability.define.ts";
import "../../reports/my-reports/my-reports.define.ts";
import "../../shifts/my-shifts/my-shifts.define.ts";
import { addDays } from "../../availability/my-availability/month.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { answer, click, openForms, workShift } from "../../reports/my-reports/my-reports.fixture.ts";
import { fill, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { openSection, resetUrl } from "../worker-portal/portal.fixture.ts";
import { kept, online, openOffline, portalIn, queuedIn, show } from "./offline.fixture.ts";
import { clearPortalCopies } from "./offline-portal.ts";

describe("changes without a connection", () => {
  afterEach(async () => {
    clearPage();
    resetUrl();
    await clearPortalCopies("");
  });

  it("are queued, shown after a reload, and sent in order [X11, A51, A67]", async () => {
    const { browser, transport, state } = await openOffline();
    const days = daysOfNextMonth(2);
    const blocked = addDays(days[0], 5);
    const all = [...days, blocked];
    await browser.client.portal.blockDays({ days: [blocked] });
    await show({ transport }, "availability");
    await kept(state);
    const availability = await panelOf(portalIn(), "my-availability");
    await click(availability, "[part=next-month]");
    state.cut = "requests";
    for (const date of days) await click(availability, `[data-date="${date}"]`);
    await click(availability, "[part=block]");
    await click(availability, "[part=confirm]");
    await until(() => queuedIn(portalIn()).length === 1);
    clearPage();
    const again = await panelOf(await show({ transport }, "availability"), "my-availability");
    await click(again, "[part=next-month]");
    await until(() => days.every((date) => labelOf(again, date).includes("Pending")));
    await click(again, `[data-date="${blocked}"]`);
    await click(again, "[part=unblock]");
    await until(() => queuedIn(portalIn()).length === 2);
    await until(() => !labelOf(again, blocked).includes("Blocked"));
    clearPage();
    const profile = await openSection(await show({ transport }, "profile"));
    fill(await inside<HTMLInputElement>(profile, "#field-mobile"), "+41 79 000 00 07");
    await until(() => queuedIn(portalIn()).length === 3);
    clearPage();
    const shown = await openSection(await show({ transport }, "profile"));
    expect((await inside<HTMLInputElement>(shown, "#field-mobile")).value).to.equal("+41 79 000 00 07");
    expect(queuedIn(portalIn())).to.deep.equal(["waiting", "waiting", "waiting"]);
    expect(await blockedBy(browser, all)).to.deep.equal([blocked]);
    await sendAll(state);
    expect(changes(state.calls)).to.deep.equal(["portal.blockDays", "portal.unblockDays", "portal.updateProfile"]);
    expect(await blockedBy(browser, all)).to.deep.equal(days);
  });

  it("can be a draft and its report, which is submitted once [X11, A48]", async () => {
    const { world, browser, transport, state, key, reports } = await openReport();
    fill(await inside<HTMLInputElement>(reports, "#answer-guests"), "3");
    await waitForText(reports, "It’s sent when you’re online again");
    clearPage();
    const again = await panelOf(await show({ transport }, "reports"), "my-reports");
    await click(again, "[part=open]");
    await until(() => again.renderRoot.querySelector<HTMLInputElement>("#answer-guests")?.value === "3");
    await answer(again, "incident", false);
    await click(again, "[part=submit]");
    await waitForText(portalIn(), "Submit the report for Early");
    // The draft may have reached the server, so the report doesn't replace it.
    expect(queuedIn(portalIn())).to.deep.equal(["waiting", "waiting"]);
    expect((await browser.client.portal.getReport(key)).report.state).to.equal("pending");
    await sendAll(state);
    expect(changes(state.calls)).to.deep.equal(["portal.saveReportDraft", "portal.submitReport"]);
    const { report } = await world.bea.reports.get({ ...key, personId: world.mei });
    expect(report.answers).to.deep.equal({ incident: false, guests: 3 });
  });

  it("let an open report continue after its draft was sent, even if the response was lost [X11, X17]", async () => {
    const { browser, state, key, reports } = await openReport("answers");
    const guests = await inside<HTMLInputElement>(reports, "#answer-guests");
    fill(guests, "1");
    await until(() => queuedIn(portalIn()).length === 1);
    // The server has saved it. The next change waits behind it.
    expect((await browser.client.portal.getReport(key)).report.answers).to.deep.equal({ guests: 1 });
    state.cut = "requests";
    fill(guests, "2");
    await until(() => queuedIn(portalIn()).length === 2);
    await sendAll(state);
    await until(() => draftState(reports) !== "queued");
    fill(await inside<HTMLInputElement>(reports, "#answer-guests"), "3");
    await until(async () => (await browser.client.portal.getReport(key)).report.answers["guests"] === 3);
    expect(reports.renderRoot.querySelector("[part=overtaken]") === null).to.equal(true);
  });

  it("ask about a draft if the report was saved on another device in the meantime [X11, X17]", async () => {
    const { browser, state, key, reports } = await openReport();
    fill(await inside<HTMLInputElement>(reports, "#answer-guests"), "1");
    await until(() => queuedIn(portalIn()).length === 1);
    await browser.client.portal.saveReportDraft({ ...key, answers: { guests: 9 }, revision: 0 });
    // The list of reports is up to date before the queue can send the draft.
    const read = new Set<string>();
    state.before = (name) => {
      state.cut = name === "portal.saveReportDraft" ? "requests" : "none";
      read.add(name);
    };
    state.cut = "none";
    online();
    await until(() => read.has("portal.listReports") && read.has("portal.saveReportDraft"));
    for (let reads = 0; reads < 5; reads++) await browser.client.portal.getReport(key);
    expect(draftState(reports)).to.equal("queued");
    state.before = () => undefined;
    state.cut = "none";
    online();
    await waitForText(portalIn(), "It was saved on another device in the meantime.");
    expect(queuedIn(portalIn())).to.deep.equal(["refused"]);
    await inside(reports, "[part=overtaken]");
    await click(reports, "[part=keep-mine]");
    await until(() => draftState(reports) === "saved");
    await until(() => queuedIn(portalIn()).length === 0);
    expect((await browser.client.portal.getReport(key)).report.answers).to.deep.equal({ guests: 1 });
  });

  const steps: Readonly<Record<string, (state: Cut) => void>> = {
    "before the first is sent": (state) => cutBefore(state, "offers.accept", "requests"),
    "after the server ran the first": (state) => cutBefore(state, "offers.accept", "answers"),
    "between both": (state) => cutBefore(state, "portal.blockDays", "requests"),
    "after the server ran the second": (state) => cutBefore(state, "portal.blockDays", "answers"),
  };
  for (const [step, cut] of Object.entries(steps)) {
    it(`run once and in order if the connection is cut ${step} [X11]`, async () => {
      const { world, browser, transport, state } = await openOffline();
      await world.plan(60, "Late", "offered");
      const shifts = await panelOf(await show({ transport }, "shifts"), "my-shifts");
      await kept(state);
      state.cut = "requests";
      await click(shifts, "[part=accept]");
      await until(() => queuedIn(portalIn()).length === 1);
      clearPage();
      const availability = await panelOf(await show({ transport }, "availability"), "my-availability");
      await click(availability, "[part=next-month]");
      const days = daysOfNextMonth(1);
      await click(availability, `[data-date="${days[0]}"]`);
      await click(availability, "[part=block]");
      await click(availability, "[part=confirm]");
      await until(() => queuedIn(portalIn()).length === 2);
      state.keys.clear();
      cut(state);
      state.cut = "none";
      online();
      await until(() => isCut(state));
      clearPage();
      await show({ transport });
      await until(() => queuedIn(portalIn()).length > 0);
      await sendAll(state);
      expect([...new Set(changes(state.calls))]).to.deep.equal(["offers.accept", "portal.blockDays"]);
      // The same key each time: the server runs it once.
      expect(state.keys.size).to.equal(2);
      expect((await browser.client.offers.listOwn({})).rows).to.deep.equal([]);
      expect(await blockedBy(browser, days)).to.deep.equal(days);
    });
  }
});

type Opened = Awaited<ReturnType<typeof openOffline>>;
type Cut = Opened["state"];

/** Cuts the connection at the first request of an operation. */
function cutBefore(state: Cut, name: string, cut: Cut["cut"]): void {
  state.before = (called) => {
    if (called !== name) return;
    state.cut = cut;
    state.before = () => undefined;
  };
}

const isCut = ({ cut }: Cut): boolean => cut !== "none";

/** Restores the connection, and waits until everything is sent. */
async function sendAll(state: Cut): Promise<void> {
  state.cut = "none";
  online();
  await until(() => {
    const states = queuedIn(portalIn());
    return states.every((one) => one === "sent");
  });
}

/** The commands that concern the worker's own data. */
const changes = (calls: readonly string[]): readonly string[] =>
  calls.filter((name) => /^(?:offers\.accept|portal\.(?:block|unblock|update|save|submit))/.test(name));

async function panelOf(portal: LitElement, name: string): Promise<LitElement> {
  const section = await openSection(portal);
  const panel = await until(() => section.renderRoot.querySelector<LitElement>(name));
  await panel.updateComplete;
  return panel;
}

/** A worker with a report to write, which is open without a connection. */
async function openReport(cut: Cut["cut"] = "requests") {
  const world = await openForms();
  const shiftId = await workShift(world);
  const opened = await openOffline(world);
  const reports = await panelOf(await show(opened, "reports"), "my-reports");
  await kept(opened.state);
  await click(reports, "[part=open]");
  await inside(reports, "#answer-guests");
  opened.state.cut = cut;
  return { ...opened, reports, key: { scheduleId: world.scheduleId, shiftId } };
}

const draftState = (reports: LitElement): string | undefined =>
  reports.renderRoot.querySelector<HTMLElement>("[part=draft-state]")?.dataset["state"];

function daysOfNextMonth(count: number): readonly [string, ...string[]] {
  const today = new Date();
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 10)).toISOString().slice(0, 10);
  return [first, ...Array.from({ length: count - 1 }, (_, place) => addDays(first, place + 1))];
}

const labelOf = (panel: LitElement, date: string): string =>
  panel.renderRoot.querySelector(`[data-date="${date}"] .hidden`)?.textContent ?? "";

async function blockedBy({ client }: Opened["browser"], days: readonly string[]): Promise<readonly string[]> {
  const range = { firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" };
  return (await client.portal.getAvailability(range)).days.map(({ date }) => date);
}

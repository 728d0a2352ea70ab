import { expect } from "chai";
import type { LitElement } from "lit";
import "../../calendars/calendar-connection/calendar-connection.define.ts";
import "../../availability/my-availability/my-availability.define.ts";
import "../../skills/my-skills/my-skills.define.ts";
import "../../certifications/my-certifications/my-certifications.define.ts";
import "../../notifications/my-notifications/my-notifications.define.ts";
import "../../people/my-working-hours/my-working-hours.define.ts";
import "./worker-portal.define.ts";
import "../../reports/my-reports/my-reports.define.ts";
import "../../shifts/my-shifts/my-shifts.define.ts";
import { fill, inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { chooseFiles, photo } from "../../certifications/certifications.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { resetUrl, labelsIn, openSection, showPortal } from "./portal.fixture.ts";
import {
  type Browser,
  email,
  openPortal,
  ownPassword,
  type PortalWorld,
  needCertification,
  giveSkill,
} from "../../ui/testing/portal-world.fixture.ts";
import type { SectionName } from "./section-link.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("the content of the portal sections", () => {
  let world: PortalWorld;
  let browser: Browser;

  beforeEach(async () => {
    world = await openPortal();
    browser = await world.signedIn();
  });
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  /** Opens a section from its card and checks the way back. Returns its content. */
  async function open(section: SectionName): Promise<LitElement> {
    const portal = await showPortal(browser);
    const card = await inside(portal, `[data-section=${section}]`);
    const label = card.querySelector("[part=card-label]")?.textContent.trim();
    card.click();
    await openSection(portal);
    expect(portal.renderRoot.querySelector("[part~=title]")?.textContent.trim()).to.equal(label);
    (await inside(portal, "header [part=back]")).click();
    await until(() => labelsIn(portal).length > 0);
    (await inside(portal, `[data-section=${section}]`)).click();
    return openSection(portal);
  }

  it("My Shifts: accepts an offer and declines another, and the card follows [A47, A61]", async () => {
    for (const [hours, kind] of [
      [16, "Early"],
      [40, "Late"],
    ] as const) {
      const shiftId = await world.plan(hours, kind);
      await world.bea.shifts.assign({ scheduleId: world.scheduleId, shiftId, personId: world.mei, state: "offered" });
    }
    const section = await open("shifts");
    const own = await inside<HTMLElementTagNameMap["my-shifts"]>(section, "my-shifts");
    const offered = () => [...own.renderRoot.querySelectorAll("[part=offer] b bdi")].map((one) => one.textContent);
    await until(() => offered().length === 2);
    expect(offered()).to.deep.equal(["Early", "Late"]);
    (await inside(own, "[part=accept]")).click();
    await waitForText(own, "Shift accepted");
    await until(() => offered().length === 1);
    (await inside(own, "[part=decline]")).click();
    (await inside(own, "dialog[open] [part=confirm]")).click();
    await waitForText(own, "Shift declined");
    const { rows } = await browser.client.portal.listShifts({});
    expect(rows.map(({ kind, status }) => [kind, status])).to.deep.equal([["Early", "confirmed"]]);
    (await inside(section, "[part=calendar]")).click();
    await until(() => document.querySelector("worker-portal")?.section === "calendars");
  });

  it("After-Shift Reports: completes a pending report, which the dashboard no longer counts [A48, A61]", async () => {
    const { bea } = world;
    const fields = [{ id: "calm", label: "Was it calm?", type: "yes-no", required: true }] as const;
    await bea.reports.saveForm({ kind: "Late", title: "After the shift", fields: [...fields], version: 0 });
    await world.plan(1, "Late");
    world.pass(10 * hour);
    const countOf = async () =>
      (await browser.client.portal.get({})).cards?.find(({ section }) => section === "reports")?.count;
    expect(await countOf()).to.equal(1);
    const section = await open("reports");
    const own = await inside<HTMLElementTagNameMap["my-reports"]>(section, "my-reports");
    (await inside(own, "[part=open]")).click();
    (await inside(own, "[data-question=calm] input")).click();
    (await inside(own, "[part=submit]")).click();
    await waitForText(own, "Report submitted");
    await waitForText(own, "You’re up to date");
    expect(await countOf()).to.equal(0);
  });

  it("Configure Notifications: saves a preference, and lists the emails about the account [X19]", async () => {
    const section = await open("notifications");
    expect(textOf(section)).to.include(email).and.to.include("Invitations").and.to.include("Warnings");
    const own = await inside<HTMLElementTagNameMap["my-notifications"]>(section, "my-notifications");
    (await inside(own, "[data-kind=shift-changed][data-channel=mail]")).click();
    await waitForText(own, "Saved");
    const { settings } = await browser.client.notifications.getSettings({});
    const saved = settings.kinds.find(({ kind }) => kind === "shift-changed");
    expect(saved?.channels).not.to.include("mail");
  });

  it("Calendar Links: connects the shared calendar in place [Q52]", async () => {
    const section = await open("calendars");
    const calendar = await inside<HTMLElementTagNameMap["calendar-connection"]>(section, "calendar-connection");
    await waitForText(calendar, "None yet");
    await inside(calendar, "#address");
  });

  it("My Availability: blocks a date, and a scheduler sees it [A51, A68]", async () => {
    const section = await open("availability");
    const own = await inside<HTMLElementTagNameMap["my-availability"]>(section, "my-availability");
    await waitForText(own, "Select days");
    (await inside(own, "[part=next-month]")).click();
    const date = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 12))
      .toISOString()
      .slice(0, 10);
    (await inside(own, `[data-date="${date}"]`)).click();
    (await inside(own, "[part=block]")).click();
    (await inside(own, "[part=confirm]")).click();
    await waitForText(own, "1 day blocked");
    const from = `${date}T00:00:00Z`;
    const asked = { scheduleId: world.scheduleId, personIds: [world.mei], from, until: `${date}T12:00:00Z` };
    const { people } = await world.bea.availability.listUnavailable(asked);
    expect(people[0]?.periods).to.have.length(1);
  });

  it("My Availability: busy times from the calendar, or a link to share one [Q52]", async () => {
    const without = await open("availability");
    expect(textOf(without)).to.include("You haven’t shared a calendar");
    (await inside(without, "[part=more]")).click();
    const portal = document.querySelector("worker-portal");
    await until(() => portal?.section === "calendars");
    clearPage();
    const from = Math.ceil(world.now() / day) * day + 9 * 3_600_000;
    world.busy = [{ from, until: from + 5_400_000 }];
    await browser.client.calendars.connect({ address: "https://calendars.example/private/basic.ics" });
    const section = await open("availability");
    expect(section.renderRoot.querySelectorAll("[part=busy]").length).to.equal(1);
    expect(textOf(section)).to.match(/9:00 – 10:30/);
  });

  it("My Availability: claims nothing about an unreadable calendar, and links to it [Q52]", async () => {
    let isRead = true;
    let busy: PortalWorld["busy"] = [];
    const from = Math.ceil(Date.now() / day + 5) * day + 9 * 3_600_000;
    world = await openPortal({
      calendars: {
        read: () =>
          Promise.resolve(
            isRead ? { status: "read", busy: [...busy], etag: null } : { status: "failed", problem: "not-found" },
          ),
      },
    });
    browser = await world.signedIn();
    await browser.client.calendars.connect({ address: "https://calendars.example/private/basic.ics" });
    const readAgain = async (goesWell: boolean): Promise<unknown> => {
      isRead = goesWell;
      world.pass(day);
      return world.rollcall.refreshCalendars();
    };
    await readAgain(false);
    const unread = await open("availability");
    expect(textOf(unread)).to.include("Your calendar hasn’t been read recently").and.not.include("you’re free");
    (await inside(unread, "[part=more]")).click();
    await until(() => document.querySelector("worker-portal")?.section === "calendars");
    clearPage();
    busy = [{ from, until: from + 5_400_000 }];
    await readAgain(true);
    await readAgain(false);
    const old = await open("availability");
    expect(old.renderRoot.querySelectorAll("[part=busy]").length).to.equal(1);
    expect(textOf(old)).to.include("Your calendar can’t be read at the moment. These times may be out of date.");
  });

  it("My Profile: the personal details [A52]", async () => {
    const section = await open("profile");
    expect((await inside<HTMLInputElement>(section, "#field-firstName")).value).to.equal("Mei");
    expect(textOf(section)).to.include(email);
  });

  it("My Skills: each with both ratings [A57]", async () => {
    const typeId = await giveSkill(world);
    await world.bea.skills.rate({ personId: world.mei, typeId, rating: 4 });
    const section = await open("skills");
    const own = await inside<HTMLElementTagNameMap["my-skills"]>(section, "my-skills");
    await waitForText(own, "4 of 5");
    expect(textOf(own)).to.include("Crane").and.to.include("Not rated yet");
  });

  it("My Certifications: uploads a proof [A54]", async () => {
    await needCertification(world, "First aid");
    const section = await open("certifications");
    const own = await inside<HTMLElementTagNameMap["my-certifications"]>(section, "my-certifications");
    await waitForText(own, "Missing");
    (await inside(own, "[part=upload-proof]")).click();
    chooseFiles(await inside<HTMLInputElement>(own, "#proof-files"), await photo("front.png"));
    await waitForText(own, "1 of 1 file uploaded");
    (await inside(own, "dialog[open] [part=confirm]")).click();
    await waitForText(own, "is waiting for review.");
    expect((await world.bea.certifications.listProofs({})).rows.map(({ name }) => name)).to.deep.equal(["First aid"]);
  });

  it("My Working Hours: read-only [A55]", async () => {
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 32, restHours: 11 } });
    const section = await open("hours");
    const hours = await inside<HTMLElementTagNameMap["my-working-hours"]>(section, "my-working-hours");
    await waitForText(hours, "32 hours");
    expect(textOf(hours)).to.include("11 hours").and.to.include("Not set");
    expect(hours.renderRoot.querySelector("input, select, textarea, button") === null).to.equal(true);
  });

  it("Change Password: a form with the password rules [A56]", async () => {
    const section = await open("password");
    expect(textOf(section)).to.include("At least 15 characters");
    expect((await inside<HTMLInputElement>(section, "#current")).autocomplete).to.equal("current-password");
    const next = await inside<HTMLInputElement>(section, "#next");
    expect(next.autocomplete).to.equal("new-password");
    fill(await inside<HTMLInputElement>(section, "#current"), ownPassword);
    (await inside(section, "[part=save-password]")).click();
    await waitForText(section, "Enter a new password.");
    expect(next.getAttribute("aria-invalid")).to.equal("true");
    expect((section.renderRoot as ShadowRoot).activeElement).to.equal(next);
  });
});

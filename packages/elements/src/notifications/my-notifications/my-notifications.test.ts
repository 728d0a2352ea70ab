import type { PushMessage, RollcallOptions, WebhookMessage } from "@rollcall/core";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./my-notifications.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { type Browser, email, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { type FakeBrowser, fakeBrowser, pushKey } from "./browser-push.fixture.ts";
import type { MyNotifications } from "./my-notifications.ts";

interface Opened {
  readonly world: PortalWorld;
  readonly panel: MyNotifications & LitElement;
  readonly client: Browser["client"];
  readonly pushed: PushMessage[];
  readonly posted: WebhookMessage[];
}

/** Mei's notifications, with all channels. */
async function openNotifications(options: MountOptions = {}, parts: Partial<RollcallOptions> = {}): Promise<Opened> {
  const pushed: PushMessage[] = [];
  const posted: WebhookMessage[] = [];
  const world = await openPortal({
    notifications: {
      quietHours: null,
      push: {
        publicKey: pushKey,
        send: (message) => {
          pushed.push(message);
          return Promise.resolve({ outcome: "sent" });
        },
      },
      webhook: {
        send: (message) => {
          posted.push(message);
          return Promise.resolve({ outcome: "sent" });
        },
      },
    },
    ...parts,
  });
  const { transport, client } = await world.signedIn();
  const panel = await mountPanel("my-notifications", transport, options);
  await until(() => panel.renderRoot.querySelector("#record") !== null);
  return { world, panel, client, pushed, posted };
}

const settingsOf = async (client: Browser["client"]) => (await client.notifications.getSettings({})).settings;

const cell = (panel: LitElement, kind: string, channel: string): Promise<HTMLInputElement> =>
  inside(panel, `[data-kind=${kind}][data-channel=${channel}]`);

/** Sends the notifications that are due. */
const send = async ({ rollcall }: PortalWorld): Promise<void> => {
  await rollcall.jobs.find(({ name }) => name === "notifications.send")?.run();
  await rollcall.dispatchMail();
};

const press = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

const choose = async (panel: LitElement, id: string, value: string): Promise<void> => {
  const select = await inside<HTMLSelectElement>(panel, `#${id}`);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("my-notifications", () => {
  let browser: FakeBrowser | undefined;
  afterEach(() => {
    browser?.restore();
    browser = undefined;
    clearPage();
  });

  it("turns an event's channel off and on, which applies to the next event [A49, X19]", async () => {
    const { world, panel, client } = await openNotifications();
    let weeks = 1;
    /** Offers Mei a shift. Returns the emails about it. */
    const offer = async (): Promise<readonly string[]> => {
      const before = world.mails.length;
      const date = new Date(world.now() + weeks++ * 7 * 86_400_000).toISOString().slice(0, 10);
      const times = { start: `${date}T08:00Z[UTC]`, end: `${date}T16:00Z[UTC]` };
      const { scheduleId, mei: personId } = world;
      const assignees = [{ personId, state: "offered" as const }];
      await world.bea.shifts.create({ scheduleId, kind: "Early", ...times, assignees, status: "offered" });
      // Notifications within 5 minutes are sent together.
      world.pass(6 * 60_000);
      await send(world);
      return world.mails.slice(before);
    };
    const events: string[] = [];
    panel.addEventListener("rollcall-notification-settings-changed", ({ type }) => events.push(type));
    (await cell(panel, "offer-received", "mail")).click();
    await waitForText(panel, "Saved");
    await until(() => events.length > 0);
    expect(await offer()).to.deep.equal([]);
    (await cell(panel, "offer-received", "mail")).click();
    await until(async () => (await settingsOf(client)).kinds[0]?.channels.includes("mail") === true);
    const mails = await offer();
    expect(mails).to.have.length(1);
    expect(mails[0]).to.include("You’ve been offered a shift");
  });

  it("saves reminders up to the maximum, quiet hours, and the time zone [X19]", async () => {
    const { panel, client } = await openNotifications();
    await press(panel, "[data-minutes='30']");
    await until(async () => (await settingsOf(client)).reminders.length === 3);
    expect((await settingsOf(client)).reminders).to.deep.equal([30, 120, 1440]);
    expect((await inside<HTMLInputElement>(panel, "[data-minutes='60']")).disabled).to.equal(true);
    await press(panel, "#quiet");
    await until(async () => (await settingsOf(client)).quietHours?.from === "22:00");
    fill(await inside<HTMLInputElement>(panel, "[part=quiet-from]"), "21:30");
    await until(async () => (await settingsOf(client)).quietHours?.from === "21:30");
    fill(await inside<HTMLInputElement>(panel, "[part=quiet-to]"), "21:30");
    await waitForText(panel, "Choose two different times.");
    await press(panel, "#quiet");
    await until(async () => (await settingsOf(client)).quietHours === null);
    expect(panel.renderRoot.querySelector("[part=quiet-from]") === null).to.equal(true);
    await choose(panel, "zone", "Asia/Tokyo");
    await until(async () => (await settingsOf(client)).ownTimeZone === "Asia/Tokyo");
    await choose(panel, "zone", "");
    await until(async () => (await settingsOf(client)).ownTimeZone === null);
    await waitForText(panel, "Automatic: ");
  });

  it("shows planning events only to planners, with their digest [X19]", async () => {
    const { world, panel } = await openNotifications();
    expect(textOf(panel)).not.to.include("Planning");
    expect(panel.renderRoot.querySelector("#digest") === null).to.equal(true);
    clearPage();
    const { transport, client } = world.host("Bea Boss", "admin");
    const own = await mountPanel("my-notifications", transport);
    await waitForText(own, "Someone hands back a shift");
    await choose(own, "digest", "weekly");
    await until(async () => (await settingsOf(client)).digest === "weekly");
  });

  it("follows a change in another window, and keeps what couldn't be saved", async () => {
    const world = await openPortal();
    const { transport, client } = await world.signedIn();
    let isBroken = false;
    const broken = intercept(transport, (name) =>
      isBroken && name === "notifications.updateSettings" ? Promise.reject(new Error("broken")) : undefined,
    );
    const panel = await mountPanel("my-notifications", broken);
    await client.notifications.updateSettings({ kinds: [{ kind: "offer-received", channels: [] }] });
    await until(async () => !(await cell(panel, "offer-received", "mail")).checked);
    isBroken = true;
    (await cell(panel, "offer-received", "mail")).click();
    await waitForText(panel, "Not saved.");
    expect((await settingsOf(client)).kinds[0]?.channels).to.deep.equal([]);
    isBroken = false;
    [...panel.renderRoot.querySelectorAll<HTMLElement>("#kinds-state .link")][0]?.click();
    await until(async () => (await settingsOf(client)).kinds[0]?.channels.includes("mail") === true);
  });

  it("turns notifications on in this browser, sends a test, and turns them off [X19]", async () => {
    browser = fakeBrowser({ permission: "default", asked: "granted" });
    const { world, panel, client, pushed } = await openNotifications();
    const events: string[] = [];
    for (const type of ["rollcall-notification-device-added", "rollcall-notification-device-removed"] as const)
      panel.addEventListener(type, () => events.push(type));
    await press(panel, "[part=turn-on]");
    await waitForText(panel, "On in this browser");
    expect(browser.workers[0]).to.match(/\/push-worker\.js\?server=http.*&name=\w+/);
    const { devices } = await client.notifications.getSettings({});
    expect(devices.map(({ name }) => name)).to.deep.equal([browser.name]);
    await press(panel, "[part=test][data-section=push]");
    await until(() => send(world).then(() => pushed.length > 0));
    await waitForText(panel, "Sent. Check that it arrived.");
    expect(pushed[0]?.subscription).to.deep.equal(browser.subscription);
    expect((JSON.parse(pushed[0]?.payload ?? "") as { title: string }).title).to.equal("Test notification");
    await press(panel, "[part=turn-off]");
    await inside(panel, "[part=turn-on]");
    expect(browser.isSubscribed).to.equal(false);
    expect((await client.notifications.getSettings({})).devices).to.deep.equal([]);
    expect(events).to.deep.equal(["rollcall-notification-device-added", "rollcall-notification-device-removed"]);
  });

  it("explains how to allow notifications that were blocked, and follows the permission [X19]", async () => {
    browser = fakeBrowser({ permission: "default", asked: "denied" });
    const { panel } = await openNotifications();
    await press(panel, "[part=turn-on]");
    await waitForText(panel, "This browser blocks notifications from this site.");
    expect(panel.renderRoot.querySelector("[part=turn-on]") === null).to.equal(true);
    browser.allow();
    await inside(panel, "[part=turn-on]");
  });

  it("says that the user hasn't allowed notifications, or that the browser can't turn them on [X19]", async () => {
    browser = fakeBrowser({ permission: "default", asked: "default" });
    const { panel, client } = await openNotifications();
    await press(panel, "[part=turn-on]");
    await waitForText(panel, "You haven’t allowed notifications yet.");
    browser.restore();
    browser = fakeBrowser({ permission: "granted", asked: "granted", isBroken: true });
    await press(panel, "[part=turn-on]");
    await waitForText(panel, "The browser couldn’t turn on notifications.");
    expect((await client.notifications.getSettings({})).devices).to.deep.equal([]);
  });

  for (const [userAgent, text] of [
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)", "add this page to your Home Screen"],
    ["Mozilla/5.0 (X11; Linux x86_64)", "This browser can’t show notifications."],
  ] as const)
    it(`explains why notifications don't work: ${text} [X19]`, async () => {
      browser = fakeBrowser({ permission: "default", asked: "default", isSupported: false, userAgent });
      const { panel } = await openNotifications();
      await waitForText(panel, text);
    });

  it("lists other browsers and removes one after a confirmation [X19]", async () => {
    browser = fakeBrowser({ permission: "default", asked: "granted" });
    const { panel, client } = await openNotifications();
    await client.notifications.addDevice({
      ...browser.subscription,
      endpoint: "https://push.example.org/phone",
      name: "Old phone",
    });
    await waitForText(panel, "Old phone");
    await press(panel, "[part=remove-device]");
    await waitForText(panel, "Remove Old phone?");
    await press(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Old phone was removed");
    expect((await client.notifications.getSettings({})).devices).to.deep.equal([]);
  });

  it("shows the result of a test by email and in the app, and what was sent [X19]", async () => {
    const { world, panel, posted } = await openNotifications();
    await press(panel, "[part=test][data-section=mail]");
    await until(() =>
      world.rollcall.dispatchMail().then(() => world.mails.some((text) => text.includes("reach you here"))),
    );
    await until(() => textOf(panel).includes("Sent. Check that it arrived."));
    await press(panel, "[part=test][data-section=webhook]");
    await until(() => send(world).then(() => posted.length > 0));
    await until(() => textOf(panel).split("Sent. Check that it arrived.").length === 3);
    const rows = [...panel.renderRoot.querySelectorAll("[part=delivery]")].map((row) =>
      row.textContent.replaceAll(/\s+/g, " "),
    );
    expect(rows[0]).to.include("Test").and.to.include("App").and.to.include("Sent");
    expect(rows[1]).to.include("Email");
  });

  it("explains a test that wasn't delivered", async () => {
    const { world, panel } = await openNotifications(
      {},
      {
        notifications: {
          webhook: { send: () => Promise.resolve({ outcome: "failed", reason: "the webhook responded with 400" }) },
        },
      },
    );
    await press(panel, "[part=test][data-section=webhook]");
    await until(() => send(world).then(() => textOf(panel).includes("Not delivered. Try again later.")));
    expect(textOf(panel)).not.to.include("responded with 400").and.not.to.include(email);
  });

  it("shows why the settings can't be loaded", async () => {
    const world = await openPortal();
    const { transport } = await world.signedIn();
    const broken = intercept(transport, (name) =>
      name === "notifications.getSettings" ? Promise.reject(new Error("broken")) : undefined,
    );
    const panel = await mountPanel("my-notifications", broken);
    await waitForText(panel, "Couldn’t load this");
  });
});

describeAccessibility({
  "a worker's notifications": async (options) => (await openNotifications(options)).panel,
  "a planner's notifications": async (options) => {
    const world = await openPortal();
    const panel = await mountPanel("my-notifications", world.host("Bea Boss", "admin").transport, options);
    await waitForText(panel, "Planning");
    return panel;
  },
  "browsers and what was sent": async (options) => {
    const { world, panel, client } = await openNotifications(options);
    const keys = { p256dh: "p".repeat(87), auth: "a".repeat(22) };
    await client.notifications.addDevice({ ...keys, endpoint: "https://push.example.org/1", name: "Phone".repeat(20) });
    await client.notifications.test({ channel: "push" });
    await send(world);
    document.dispatchEvent(new Event("visibilitychange"));
    await until(() => panel.renderRoot.querySelector("[part=delivery]") !== null);
    return panel;
  },
});

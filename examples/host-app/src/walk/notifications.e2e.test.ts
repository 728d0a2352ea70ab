import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { answered, Walk } from "./walk.fixture.ts";

/** Replaces the push service of the browser, which needs the internet. The service worker and its notifications are real. */
const withoutPushService = `
  let subscription = null;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)).buffer;
  PushManager.prototype.getSubscription = async () => subscription;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => subscription = {
    options: { applicationServerKey: bytes(applicationServerKey) },
    toJSON: () => ({ endpoint: "https://push.example.org/walk", keys: { p256dh: "p".repeat(87), auth: "a".repeat(22) } }),
    unsubscribe: async () => (subscription = null, true),
  };
`;

suite("a worker chooses what to be notified about", () => {
  const walk = Walk.ofSuite({ notifies: true });

  test("an event they turn off doesn't reach them on any channel until they turn it on again [A49, X19]", async () => {
    const { people, notifications } = walk.client("member");
    const { person } = await people.getMe({});
    const scheduleId = await walk.scheduleId("North Quay Cranes");
    const page = await walk.window("/me", "member");
    const channels = ["Email", "Browser", "App"];
    const choose = async (isOn: boolean): Promise<void> => {
      for (const channel of channels) {
        const saved = answered(page, "notifications.updateSettings");
        await page.getByRole("checkbox", { name: `A shift is offered to you: ${channel}` }).setChecked(isOn);
        await saved;
      }
    };
    const year = new Date().getUTCFullYear() + 1;
    const plan = (month: string, state: "offered" | "confirmed") => {
      const times = { start: `${year}-${month}-09T08:00Z[UTC]`, end: `${year}-${month}-09T12:00Z[UTC]` };
      const asked = {
        scheduleId,
        kind: "Dredging",
        ...times,
        assignees: [{ personId: person.id, state }],
        status: state,
      };
      return walk.client("admin").shifts.create({ ...asked, override: "Agreed" });
    };
    const waiting = async (kind: string): Promise<number> =>
      (await notifications.list({})).waiting.filter((one) => one.kind === kind).length;
    /** Plans a shift, and waits for its notification and all earlier ones to be evaluated. */
    const planAndWait = async (month: string, state: "offered" | "confirmed", kind: string): Promise<void> => {
      const before = await waiting(kind);
      await plan(month, state);
      while ((await waiting(kind)) === before) await delay(200);
    };
    // Whatever the time of day, notifications from now on wait for the end of quiet hours.
    const clock = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    await notifications.updateSettings({ quietHours: { from: clock(-1), to: clock(3) }, timeZone: "UTC" });
    await planAndWait("01", "confirmed", "shift-confirmed");
    const before = await waiting("offer-received");
    await choose(false);
    await plan("03", "offered");
    await planAndWait("05", "confirmed", "shift-confirmed");
    await choose(true);
    await planAndWait("04", "offered", "offer-received");
    assert.equal(await waiting("offer-received"), before + 1);
  });

  test("the service worker shows a push message in a browser that the worker turned on [X19]", async () => {
    const page = await walk.window("/me", "member", { script: withoutPushService });
    const origin = walk.app.url;
    const context = page.context();
    await context.grantPermissions(["notifications"], { origin });
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/rollcall/`);
        if (found !== undefined) resolve(found.registrationId);
      });
    });
    await devtools.send("ServiceWorker.enable");
    await page.getByRole("button", { name: "Turn on notifications in this browser" }).click();
    await page.getByText("On in this browser", { exact: true }).waitFor();
    const { devices } = await walk.client("member").notifications.getSettings({});
    assert.deepEqual(
      devices.map(({ name }) => name.split(" on ")[0]),
      ["Chrome"],
    );
    const payload = {
      id: "n1",
      title: "You’ve been offered a shift",
      text: "Crane watch",
      url: `${origin}/me`,
      urgent: false,
    };
    const registrationId = await registered;
    for (let attempt = 0; attempt < 2; attempt++)
      await devtools.send("ServiceWorker.deliverPushMessage", {
        origin,
        registrationId,
        data: JSON.stringify(payload),
      });
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration("/rollcall/");
        const notifications = (await registration?.getNotifications()) ?? [];
        return notifications.map(({ title, body, tag, data }) => ({ title, body, tag, data: data as unknown }));
      });
    while ((await shown()).length === 0) await delay(50);
    const { title, text: body, id: tag, url: data } = payload;
    assert.deepEqual(await shown(), [{ title, body, tag, data }]);
    await page.getByRole("button", { name: "Turn off in this browser" }).click();
    await page.getByRole("button", { name: "Turn on notifications in this browser" }).waitFor();
    assert.deepEqual((await walk.client("member").notifications.getSettings({})).devices, []);
  });
});

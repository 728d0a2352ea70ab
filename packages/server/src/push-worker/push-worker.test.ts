import assert from "node:assert/strict";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { createWorld, site } from "../world.fixture.ts";
import { pushWorkerScript } from "./generated/push-worker-script.ts";

type Listener = (event: object) => void;

/** A browser that runs the service worker, with these windows open. */
function openBrowser(windows: readonly string[] = []) {
  const listeners = new Map<string, Listener>();
  const done: string[] = [];
  const requests: { readonly url: string; readonly body: unknown }[] = [];
  const notifications: object[] = [];
  const subscription = {
    options: { applicationServerKey: "key" },
    toJSON: () => ({ endpoint: "https://push.example/new", keys: { p256dh: "p", auth: "a" } }),
  };
  const self = {
    location: { href: `${site}/rollcall/push-worker.js?server=${encodeURIComponent(`${site}/rollcall`)}&name=Firefox` },
    registration: {
      showNotification: (title: string, options: object) => notifications.push({ title, ...options }),
      pushManager: {
        subscribe: (options: object) => {
          done.push(`subscribed with ${JSON.stringify(options)}`);
          return subscription;
        },
      },
    },
    clients: {
      matchAll: () => windows.map((url) => ({ url, focus: () => done.push(`focused ${url}`) })),
      openWindow: (url: string) => done.push(`opened ${url}`),
    },
    fetch: (url: string, { body }: { readonly body: string }) => requests.push({ url, body: JSON.parse(body) }),
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  };
  runInNewContext(pushWorkerScript, { self, URL });
  const dispatch = async (type: string, event: object): Promise<void> => {
    let work: unknown;
    listeners.get(type)?.({ ...event, waitUntil: (promise: unknown) => (work = promise) });
    await work;
  };
  return { dispatch, done, requests, notifications, subscription };
}

const offer = { id: "n1", title: "New offer", text: "Saturday 8:00", url: `${site}/me`, urgent: true };
const pushed = (text: string) => ({ data: { text: () => text } });

test("shows a push message as a notification, tagged so that a repeated one replaces it [X19]", async () => {
  const { dispatch, notifications } = openBrowser();
  await dispatch("push", pushed(JSON.stringify(offer)));
  assert.deepEqual(notifications, [
    { title: "New offer", body: "Saturday 8:00", tag: "n1", data: `${site}/me`, requireInteraction: true },
  ]);
});

test("shows a notification for messages that can't be read, as browsers require", async () => {
  const { dispatch, notifications } = openBrowser();
  for (const event of [pushed("<"), pushed("null"), { data: null }]) await dispatch("push", event);
  assert.deepEqual(
    notifications.map((shown) => (shown as { title: string }).title),
    ["New notification", "New notification", "New notification"],
  );
});

test("opens the link of a pressed notification, or focuses the window that shows it [X19]", async () => {
  let closed = 0;
  const press = (data: unknown) => ({ notification: { data, close: () => closed++ } });
  const { dispatch, done } = openBrowser([`${site}/other`, `${site}/me`]);
  await dispatch("notificationclick", press(`${site}/me`));
  await dispatch("notificationclick", press(`${site}/elsewhere`));
  for (const data of ["javascript:alert(1)", null, undefined]) await dispatch("notificationclick", press(data));
  assert.deepEqual(done, [`focused ${site}/me`, `opened ${site}/elsewhere`]);
  assert.equal(closed, 5);
});

test("registers the browser again when its subscription changes [X19]", async () => {
  const { dispatch, done, requests, subscription } = openBrowser();
  await dispatch("pushsubscriptionchange", { newSubscription: subscription });
  assert.deepEqual(done, []);
  await dispatch("pushsubscriptionchange", { oldSubscription: subscription, newSubscription: null });
  assert.deepEqual(done, ['subscribed with {"applicationServerKey":"key"}']);
  // Browsers that forgot the old subscription can't subscribe again; the page offers to.
  await dispatch("pushsubscriptionchange", {});
  const expected = {
    url: `${site}/rollcall/notifications.addDevice`,
    body: { endpoint: "https://push.example/new", p256dh: "p", auth: "a", name: "Firefox" },
  };
  assert.deepEqual(requests, [expected, expected]);
});

test("serves the service worker as a script that sends requests to its own origin only [X19]", async () => {
  const { send } = await createWorld();
  const response = await send("/push-worker.js?name=Firefox", { as: null });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), pushWorkerScript);
  const { headers } = response;
  assert.equal(headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(headers.get("cache-control"), "no-cache");
  assert.equal(headers.get("content-security-policy"), "default-src 'none'; connect-src 'self'");
  assert.equal(headers.get("cross-origin-resource-policy"), "cross-origin");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

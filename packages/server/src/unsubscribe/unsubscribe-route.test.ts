import assert from "node:assert/strict";
import test from "node:test";
import type { MailMessage } from "@rollcall/core";
import { createWorld, site } from "../world.fixture.ts";

/** Bob with an email about notifications. */
async function openMail() {
  let resolve: (address: string) => void = () => undefined;
  const address = new Promise<string>((received) => (resolve = received));
  const send = ({ unsubscribe }: MailMessage) => {
    if (unsubscribe !== undefined) resolve(unsubscribe);
    return Promise.resolve({ status: "sent" as const });
  };
  const world = await createWorld({
    mail: { mailer: { send }, baseUrl: site, from: { address: "rota@example.com", name: "Rota" } },
  });
  const call = async (name: string, body?: object): Promise<unknown> =>
    (await world.send(`/${name}`, { as: "bob", body })).json();
  await call("notifications.test", { channel: "mail" });
  await world.rollcall.dispatchMail();
  const link = await address;
  assert(link.startsWith(`${site}/rollcall/unsubscribe?token=`), link);
  const path = link.slice(`${site}/rollcall`.length);
  /** The kinds that Bob gets emails about. */
  const mailed = async (): Promise<readonly string[]> => {
    const { settings } = (await call("notifications.getSettings")) as {
      settings: { kinds: { kind: string; channels: string[] }[] };
    };
    return settings.kinds.filter(({ channels }) => channels.includes("mail")).map(({ kind }) => kind);
  };
  return { ...world, path, mailed };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
/** A page without a referrer sends its form with this origin, and mail programs send none. */
const fromPage = { ...form, origin: "null", "sec-fetch-site": "same-origin" };

test("asks before it unsubscribes, because mail scanners open links [X19]", async () => {
  const { send, path, mailed } = await openMail();
  const before = await mailed();
  const response = await send(path, { as: null });
  assert.equal(response.status, 200);
  const page = await response.text();
  assert.match(page, /<h1>Stop these emails\?<\/h1>/);
  assert.match(page, /<form method="post" action="\?token=[\w.-]+">/);
  assert.match(page, /<button class="primary">Stop emails like this<\/button>/);
  assert.deepEqual(await mailed(), before);
  assert.ok(before.length > 0);
});

test("stops all notification emails without signing in [X19]", async () => {
  const { send, path, mailed } = await openMail();
  const response = await send(`${path}&all=true`, { as: null, method: "POST", headers: fromPage, body: "" });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /You won’t get notification emails anymore/);
  assert.deepEqual(await mailed(), []);
});

test("accepts a mail program's one-click request repeatedly [X19]", async () => {
  const { send, path } = await openMail();
  for (let i = 0; i < 2; i++) {
    const body = "List-Unsubscribe=One-Click";
    const response = await send(path, { as: null, method: "POST", headers: form, body });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /You’re unsubscribed/);
  }
});

test("responds to every invalid link with the same page [P53, X19]", async () => {
  const { send, path, mailed } = await openMail();
  const before = await mailed();
  const forged = `${path.slice(0, -6)}AAAAAA`;
  const script = `/unsubscribe?token=${encodeURIComponent('"><script>alert(1)</script>')}`;
  const pages = await Promise.all(
    [forged, "/unsubscribe?token=", "/unsubscribe", script, `/unsubscribe?token=${"x".repeat(400)}`].map(
      async (link) => {
        const response = await send(link, { as: null, method: "POST", headers: form, body: "" });
        assert.equal(response.status, 404);
        return (await response.text()).replaceAll(/nonce="[\w-]+"/g, "");
      },
    ),
  );
  assert.deepEqual(new Set(pages).size, 1);
  assert.match(pages[0] ?? "", /This link doesn’t work anymore/);
  assert.deepEqual(await mailed(), before);
  assert.equal((await send("/unsubscribe", { as: null })).status, 404);
  assert.doesNotMatch(await (await send(script, { as: null })).text(), /<script/);
});

test("keeps the page out of frames, caches, search engines and referrers, and the token out of logs [P41, X19]", async () => {
  const { send, path, log } = await openMail();
  const { headers } = await send(path, { as: null });
  const policy = headers.get("content-security-policy") ?? "";
  assert.match(
    policy,
    /^default-src 'none'; style-src 'nonce-[\w-]{36}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  assert.equal(headers.get("cache-control"), "private, no-store");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.equal(headers.get("x-robots-tag"), "noindex");
  const token = /token=([\w.-]+)/.exec(path)?.[1] ?? assert.fail("no token");
  assert.doesNotMatch(JSON.stringify(log), new RegExp(token));
});

test("shows the host's own texts", async () => {
  const { send } = await createWorld({ unsubscribeWords: { language: "de", title: "Keine Emails mehr?" } });
  const page = await (await send("/unsubscribe?token=any", { as: null })).text();
  assert.match(page, /<html lang="de">/);
  assert.match(page, /<h1>Keine Emails mehr\?<\/h1>/);
});

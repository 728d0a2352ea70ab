import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, openPortal, ownPassword, site } from "./sign-in.fixture.ts";

const foreign: readonly Readonly<Record<string, string>>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://other.planner.test" },
];

test("other sites cannot sign in, change a password or sign out, with or without a cookie [P40]", async () => {
  const portal = await openPortal();
  const { email, visitor, personId } = await portal.settle("wanda");
  const stranger = portal.visit();
  const asked: readonly [name: string, input: object][] = [
    ["access.signIn", { organizationId: "org", email, password: ownPassword }],
    ["access.changePassword", { current: ownPassword, next: "another umbrella of slate" }],
    ["access.forgot", { organizationId: "org", email }],
    ["access.reset", { token: "none", next: "another umbrella of slate" }],
    ["access.signOut", {}],
    ["access.setPortal", { personId, portal: "off" }],
  ];
  for (const headers of foreign) {
    for (const [name, input] of asked) {
      for (const browser of [stranger, visitor]) {
        const response = await browser.send(name, input, headers);
        assert.deepEqual([response.status, await codeOf(response)], [403, "request.cross-site"], name);
        assert.deepEqual(response.headers.getSetCookie(), []);
      }
    }
  }
  assert.equal((await visitor.send("portal.get")).status, 200);
});

test("refuses form posts from other sites before checking a password [P40]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const body = JSON.stringify({ organizationId: "org", email, password: temporary });
  const types = [
    "text/plain",
    "text/plain; charset=utf-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json-seq",
    "",
  ];
  for (const type of types) {
    const response = await portal.visit().send("access.signIn", body, { "content-type": type });
    assert.deepEqual([response.status, await codeOf(response)], [415, "request.unsupported"], type);
    assert.deepEqual(response.headers.getSetCookie(), []);
  }
});

test("the portal's own page signs in [P40]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const input = { organizationId: "org", email, password: temporary };
  const own = { origin: site, "sec-fetch-site": "same-origin" };
  assert.equal((await portal.visit().send("access.signIn", input, own)).status, 200);
});

test("forbids caching of portal responses, responses that set a cookie, and errors [P41]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const answers = [
    await visitor.send("portal.get"),
    await visitor.send("portal.getProfile"),
    await visitor.send("portal.get", {}, { "if-none-match": "*" }),
    await visitor.send("access.signIn", { organizationId: "org", email, password: ownPassword }),
    await visitor.send("access.signIn", { organizationId: "org", email, password: "wrong" }),
    await visitor.send("access.signOut"),
    await visitor.send("portal.get"),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 401, 200, 401],
  );
  for (const { headers } of answers) {
    assert.equal(headers.get("cache-control"), "private, no-store");
    assert.match(String(headers.get("vary")), /Cookie/);
    assert.equal(headers.get("etag"), null);
  }
});

test("a suffix does not create another page of the same route [P41]", async () => {
  const portal = await openPortal();
  const { visitor } = await portal.settle("wanda");
  for (const path of [
    "/portal.getProfile/x.css",
    "/portal.getProfile.css",
    "/portal.get;x.css",
    "/portal.get%2fx.css",
    "/portal.get/",
  ]) {
    const response = await visitor.send(path);
    assert.deepEqual([response.status, response.headers.get("cache-control")], [404, "private, no-store"], path);
  }
});

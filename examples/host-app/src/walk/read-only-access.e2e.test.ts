import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sessionCookie } from "../accounts/session.ts";
import { assignable, roleOf, rowOf, Walk } from "./walk.fixture.ts";

const northQuay = "/schedules/north-quay/members";

suite("people with read-only access", () => {
  const walk = Walk.ofSuite();

  test("shows a viewer no control that changes anything, except for leaving [B66, Q10]", async () => {
    const page = await walk.window(northQuay, "viewer");
    await rowOf(page, "Mei Tanaka").waitFor();
    await page.getByRole("button", { name: "Leave this schedule" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Remove / }).count(), 0);
    assert.equal(await page.getByRole("combobox", { name: /^Role of / }).count(), 0);
    assert.equal(await page.getByLabel("Add people").count(), 0);

    await assignable(page, "Mei Tanaka").focus();
    await page.keyboard.press("Space");
    await page.getByText("You don’t have permission to change this").first().waitFor();
    assert.equal(await assignable(page, "Mei Tanaka").isChecked(), true);
  });

  test("lets a member add people but not give roles [B61, Q9]", async () => {
    const page = await walk.window(northQuay, "member");
    await page.getByLabel("Add people").fill("new.hand@example.org");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Role of new.hand@example.org: Member" }).waitFor();
    assert.equal(await roleOf(page, "Jonas Lindqvist").count(), 0);
  });

  test("shows an outsider only that the schedule isn't available [P21]", async () => {
    const page = await walk.window(northQuay, "outsider");
    await page.getByRole("heading", { name: "Not available to you" }).waitFor();
    assert.equal(await page.getByRole("row").count(), 0);
    await page.getByRole("link", { name: "Dashboard", exact: true }).click();
    await page.getByText("You aren’t on any schedule yet").waitFor();
  });

  test("stores the persona of a first visit only, so that a late response doesn't replace another [B5]", async () => {
    const stored = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      (await fetch(walk.app.url + path, { headers })).headers.get("set-cookie")?.split(";")[0];
    assert.equal(await stored("/"), `${sessionCookie}=admin`);
    assert.equal(await stored("/", { cookie: `${sessionCookie}=unknown` }), `${sessionCookie}=admin`);
    assert.equal(await stored("/", { cookie: `${sessionCookie}=member` }), undefined);
    assert.equal(await stored("/favicon.ico", { "sec-fetch-dest": "image" }), undefined);
  });

  test("signs in as another persona on the same page with the header's switch [B5]", async () => {
    const page = await walk.window("/schedules/pilot-station/members", "outsider");
    await page.getByRole("button", { name: /^Signed in as Olivia Brandt/ }).click();
    await page.getByRole("button", { name: /^Mei Tanaka/ }).click();
    await page.getByRole("button", { name: /^Signed in as Mei Tanaka/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/schedules/pilot-station/members");
    await page.getByText("38 people").waitFor();
  });

  for (const [persona, kind] of [
    ["viewer", "forbidden"],
    ["outsider", "hidden"],
  ] as const) {
    test(`refuses every command on a schedule to the ${persona} [P22, P20]`, async () => {
      const scheduleId = await walk.scheduleId("Night Watch, Pier 4");
      const read = () => walk.client("harbour-master").members.list({ scheduleId });
      const before = await read();
      const personId = before.rows.find(({ name }) => name === "Mei Tanaka")?.personId ?? "";
      const rollcall = walk.client(persona);
      const attempts = [
        () => rollcall.members.add({ scheduleId, people: [{ address: "friend@example.org" }] }),
        () => rollcall.members.setRole({ scheduleId, personId, role: "admin" }),
        () => rollcall.members.setAssignable({ scheduleId, personId, assignable: false }),
        () => rollcall.members.setInvited({ scheduleId, personId, invited: false }),
        () => rollcall.members.remove({ scheduleId, personId: before.rows[0]?.personId ?? "" }),
        () => rollcall.schedules.update({ scheduleId, name: "Mine" }),
        () => rollcall.schedules.setAutoSend({ scheduleId, autoSend: true }),
      ];
      for (const attempt of attempts) await assert.rejects(attempt, { kind });
      assert.deepEqual(await read(), before);
    });
  }
});

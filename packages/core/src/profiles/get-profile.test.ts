import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";
import { fieldIn, namesIn, openProfiles, portalOf, valuesIn } from "./profiles.fixture.ts";

const everything = {
  nickname: "Wimpie",
  mobile: "+31 20 123 45 67",
  payRate: { amount: 2350, currency: "EUR" },
  weeklyHours: 36,
  restrictions: [{ kind: "other" as const, note: "Lifting: nothing over 10 kg" }],
};

test("every person has a profile with six groups from the start [A10, A11]", async () => {
  const { kim, max } = await openProfiles();
  const { profile } = await kim.client.profiles.get({ personId: max.id });
  const groups = profile.groups.map(({ group }) => group);
  assert.deepEqual(groups, ["details", "compensation", "skills", "certifications", "hours", "restrictions"]);
  assert.deepEqual(valuesIn(profile), {});
  assert.deepEqual([profile.personId, profile.name, profile.number], [max.id, "Max", 0]);
});

test("a new person's first and last name are exactly as typed [A10, A15]", async () => {
  const { kim, wim } = await openProfiles();
  const { profile } = await kim.client.profiles.get({ personId: wim.id });
  assert.deepEqual(valuesIn(profile), { firstName: "Wim", lastName: "van der Berg" });
  assert.deepEqual(fieldIn(profile, "lastName").changedBy, { id: kim.id, name: "Kim" });
  assert.deepEqual([fieldIn(profile, "lastName").via, fieldIn(profile, "lastName").number], ["host", 1]);
});

test("a worker reads their details and hours, but not pay and restrictions [A63, Q32, P43]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: everything });
  const { profile } = await wim.client.portal.getProfile({});
  assert.deepEqual(
    profile.groups.map(({ group }) => group),
    ["details", "hours"],
  );
  assert.doesNotMatch(JSON.stringify(profile), /2350|Lifting|pay|restrict/i);
  const writable = profile.groups.filter(({ fields }) => fields.some((field) => field.writable));
  assert.deepEqual(
    writable.map(({ group }) => group),
    ["details"],
  );
});

for (const group of ["compensation", "restrictions"] as const) {
  test(`workers read but don't write their ${group} if the host allows it [Q32, P43]`, async () => {
    const { kim, wim } = await openProfiles({ profile: { workerReads: { [group]: true } } });
    await kim.client.profiles.update({ personId: wim.id, set: everything });
    const { profile } = await wim.client.portal.getProfile({});
    const shown = profile.groups.find((one) => one.group === group)?.fields ?? [];
    assert.ok(shown.some(({ value }) => value !== null));
    assert.ok(shown.every(({ writable }) => !writable));
    assert.equal(namesIn(profile).includes(group === "compensation" ? "restrictions" : "payRate"), false);
  });
}

test("a worker's profile names no one else [P43, A64]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: everything });
  await wim.client.portal.updateProfile({ set: { nickname: "Willy" } });
  const { profile, overwrote } = await wim.client.portal.updateProfile({
    set: { mobile: "+31 6 1" },
    seen: { mobile: 1 },
  });
  const changes = await wim.client.portal.listChanges({});
  const document = await wim.client.portal.export({});
  assert.doesNotMatch(JSON.stringify({ profile, overwrote, changes, document }), new RegExp(`Kim|${kim.id}`));
  assert.deepEqual([overwrote[0]?.byName, overwrote[0]?.by, overwrote[0]?.via], [null, null, "host"]);
  assert.deepEqual(fieldIn(profile, "nickname").changedBy, { id: wim.id, name: "Wim van der Berg" });
  assert.equal(fieldIn(profile, "weeklyHours").changedBy, null);
});

test("the portal belongs to the caller: rejects a person id in the request as unknown [P42, P26]", async () => {
  const { wim, zoe } = await openProfiles();
  const calls: readonly (readonly [string, object])[] = [
    ["portal.getProfile", {}],
    ["portal.updateProfile", { set: { nickname: "Z" } }],
    ["portal.listChanges", {}],
    ["portal.restoreField", { field: "nickname", number: 1 }],
    ["portal.dismissNotices", { upTo: 1 }],
    ["portal.export", {}],
  ];
  for (const [name, input] of calls) {
    for (const key of ["personId", "workerId"]) {
      const [domain = "", verb = ""] = name.split(".");
      const client = wim.client as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>;
      const { code, details } = await refusal(
        client[domain]?.[verb]?.({ ...input, [key]: zoe.id }) ?? Promise.resolve(),
      );
      assert.equal(code, "request.invalid", name);
      assert.deepEqual(details?.issues, [{ field: key, expected: "no such field" }]);
    }
  }
});

test("no portal response contains another worker's data [P42, A63]", async () => {
  const { kim, wim, zoe } = await openProfiles();
  const secret = { [wim.id]: "+31 20 111 11 11", [zoe.id]: "+31 20 222 22 22" };
  for (const worker of [wim, zoe]) {
    await kim.client.profiles.update({ personId: worker.id, set: { mobile: secret[worker.id] ?? "" } });
    await worker.client.portal.updateProfile({ set: { address: `Home of ${worker.id}` } });
  }
  const seen = async ({ client }: typeof wim) =>
    JSON.stringify([
      await client.portal.getProfile({}),
      await client.portal.updateProfile({ set: { nickname: "N" } }),
      await client.portal.listChanges({}),
      await client.portal.restoreField({ field: "nickname", number: 4 }),
      await client.portal.dismissNotices({ upTo: 9 }),
      await client.portal.export({}),
    ]);
  assert.doesNotMatch(await seen(wim), new RegExp(`Zoe|Zimmer|222 22 22|${zoe.id}`));
  assert.doesNotMatch(await seen(zoe), new RegExp(`Wim|van der Berg|111 11 11|${wim.id}`));
});

test("hides other people's profiles from callers who can't manage people [P21, Q49]", async () => {
  const { wim, zoe, max, ann, stranger, boss } = await openProfiles();
  for (const caller of [zoe, max, ann, stranger]) {
    for (const personId of [wim.id, boss.id, "never-was"]) {
      assert.equal(await codeOf(caller.client.profiles.get({ personId })), "request.not-found");
      assert.equal(await codeOf(caller.client.profiles.listChanges({ personId })), "request.not-found");
      assert.equal(
        await codeOf(caller.client.profiles.update({ personId, set: { nickname: "N" } })),
        "request.not-found",
      );
      const restore = { personId, field: "firstName", number: 1 };
      assert.equal(await codeOf(caller.client.profiles.restore(restore)), "request.not-found");
      assert.equal(await codeOf(caller.client.people.export({ personId })), "request.not-found");
    }
  }
});

test("rejects reading the caller's own profile with the schedulers' operation [P43, Q32]", async () => {
  const { wim, max } = await openProfiles();
  for (const { id, client } of [wim, max]) {
    assert.equal(await codeOf(client.profiles.get({ personId: id })), "request.forbidden");
    assert.equal(
      await codeOf(client.profiles.update({ personId: id, set: { payRate: { amount: 1, currency: "EUR" } } })),
      "request.forbidden",
    );
  }
});

test("internal people have the same portal profile, with names managed by the host [A9, Q51]", async () => {
  const { app, max } = await openProfiles();
  const { client } = portalOf(app, max.id);
  const { profile } = await client.portal.updateProfile({ set: { nickname: "Maxi" } });
  assert.equal(fieldIn(profile, "nickname").value, "Maxi");
  assert.equal(fieldIn(profile, "nickname").via, "portal");
  assert.equal(fieldIn(profile, "firstName").writable, false);
  const update = client.portal.updateProfile({ set: { firstName: "Moritz", mobile: "123" } });
  const { details } = await refusal(update, "request.forbidden");
  assert.deepEqual(details?.fields, ["firstName"]);
  assert.equal(fieldIn((await client.portal.getProfile({})).profile, "mobile").value, null);
});

test("rejects reading and writing the profile while the portal is paused [P45, A31]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.access.setPortal({ personId: wim.id, portal: "off" });
  assert.equal(await codeOf(wim.client.portal.getProfile({})), "portal.paused");
  assert.equal(await codeOf(wim.client.portal.updateProfile({ set: { nickname: "N" } })), "portal.paused");
  assert.equal(await codeOf(wim.client.portal.export({})), "portal.paused");
  await kim.client.access.setPortal({ personId: wim.id, portal: "on" });
  assert.equal((await wim.client.portal.getProfile({})).profile.personId, wim.id);
});

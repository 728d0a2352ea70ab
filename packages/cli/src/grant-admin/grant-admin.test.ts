import assert from "node:assert/strict";
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import { configured, install } from "../installation.fixture.ts";

async function serving(t: Parameters<typeof install>[0]) {
  const installation = install(t, configured("port: 0,"));
  const baseUrl = await installation.serve();
  const me = async (user: string, organization = "org") => {
    const headers = { "x-user": user, "x-organization": organization };
    const { person } = await createHttpClient({ baseUrl, headers, retry: 0 }).people.getMe({});
    return person.organizationRole;
  };
  return { ...installation, me };
}

test("grant-admin makes a host user an admin regardless of the host's role, while a server is running [Q49, Q51]", async (t) => {
  const { run, call, me } = await serving(t);
  assert.equal(await me("ann"), "member");
  const granted = await run(["grant-admin", "--host-user", "ann"]);
  assert.deepEqual(granted, {
    code: 0,
    out: "ann (ann@example.org) is now an admin of `org`.\n",
    err: "",
  });
  assert.equal(await me("ann"), "admin");
  assert.equal((await call(["grant-admin", "--host-user", "ann"])).code, 0);
  assert.equal(await me("ann"), "admin");
  const revoked = await call(["grant-admin", "--host-user", "ann", "--revoke"]);
  assert.deepEqual([revoked.code, revoked.err], [0, ""]);
  assert.match(revoked.out, /is no longer an admin of `org`/);
  assert.equal(await me("ann"), "member");
});

test("revoking does not remove a role granted by the host [Q49]", async (t) => {
  const { call, me } = await serving(t);
  assert.equal(await me("boss"), "admin");
  assert.equal((await call(["grant-admin", "--host-user", "boss", "--revoke"])).code, 0);
  assert.equal(await me("boss"), "admin");
});

test("requires an organization for an id known in several [Q48]", async (t) => {
  const { call, me } = await serving(t);
  for (const organization of ["north", "south", "west"]) await me("bob", organization);
  await me("ann", "south");
  await me("ann", "west");
  const { code, out, err } = await call(["grant-admin", "--host-user", "ann"]);
  assert.deepEqual([code, out], [2, ""]);
  assert.equal(err, "rollcall: `ann` belongs to 2 organizations (`south`, `west`): choose one with --organization\n");
  assert.equal((await call(["grant-admin", "--host-user", "ann", "--organization", "west"])).code, 0);
  assert.deepEqual([await me("ann", "west"), await me("ann", "south")], ["admin", "member"]);
});

test("refuses to make a user who has never signed in an admin [Q7]", async (t) => {
  const { call, me } = await serving(t);
  await me("ann");
  for (const where of [[], ["--organization", "org"], ["--organization", "elsewhere"]]) {
    const { code, out, err } = await call(["grant-admin", "--host-user", "stranger", ...where]);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^rollcall: no active user with the host id `stranger` found.*\n$/);
  }
});

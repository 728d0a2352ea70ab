import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { organization } from "better-auth/plugins";
import { ADMINS, type Contender, PAGE } from "./contender.ts";
import type { SamplePerson } from "./sample-people.ts";
import { pragmas } from "./pragmas.ts";

/** The number of characters of a user id to search for, enough to find one. */
const TYPED = 18;

/** Its server-side API with a signed-in owner, over an organization full of members. */
export async function openBetterAuth(path: string, samplePeople: readonly SamplePerson[]) {
  const database = new DatabaseSync(path);
  database.exec(`${pragmas}; pragma synchronous = normal`);
  const options = {
    database,
    baseURL: "http://localhost",
    secret: "a secret for a temporary database",
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true },
    plugins: [
      organization({
        membershipLimit: 10_000_000,
        invitationLimit: 10_000_000,
        sendInvitationEmail: async () => undefined,
      }),
    ],
  } satisfies BetterAuthOptions;
  await (await getMigrations(options)).runMigrations();
  const { api } = betterAuth(options);

  /** Signs up a user with a verified address. */
  const signUp = async (name: string, email: string): Promise<Headers> => {
    const signedUp = await api.signUpEmail({ body: { name, email, password: randomUUID() }, returnHeaders: true });
    const cookies = signedUp.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
    database.prepare("update user set emailVerified = 1 where email = ?").run(email);
    return new Headers({ cookie: cookies.join("; ") });
  };
  const headers = await signUp("Olga Owner", "olga.owner@example.org");
  const { id: organizationId } = await api.createOrganization({ headers, body: { name: "Pier 4", slug: "pier-4" } });

  const userIds = samplePeople.map((): string => randomUUID());
  const memberIds = samplePeople.map((): string => randomUUID());
  load(database, organizationId, samplePeople, userIds, memberIds);
  let cache = 0;
  /** Sets the size of the page cache in MB. */
  const setCache = (megabytes: number): void => {
    if (megabytes !== cache) database.exec(`pragma cache_size = -${megabytes * 1024}`);
    cache = megabytes;
  };
  return { api, headers, organizationId, userIds, memberIds, signUp, setCache, close: () => database.close() };
}

/**
 * better-auth's organization plugin as its guide sets it up, with its own schema and migrations, called through its
 * server-side API by signed-in users. Its member limit is lifted and it uses our pragmas and our page caches, a small one for writes and
 * a large one for reads. Neither database is analyzed.
 */
export async function createBetterAuthContender(
  path: string,
  samplePeople: readonly SamplePerson[],
): Promise<Contender> {
  const opened = await openBetterAuth(path, samplePeople);
  const { api, headers, organizationId, userIds, memberIds, setCache, close } = opened;
  const admins: Headers[] = [];
  for (let admin = 0; admin < ADMINS; admin++) {
    const own = await opened.signUp(`Uli Umbra ${admin}`, `uli.umbra.${admin}@example.org`);
    const userId = (await api.getSession({ headers: own }))?.user.id ?? "";
    await api.addMember({ body: { organizationId, userId, role: "admin" } });
    admins.push(own);
  }
  const userOf = (person: number): string => userIds[person] ?? "";
  const memberOf = (person: number): string => memberIds[person] ?? "";

  const page = async (offset: number): Promise<void> => {
    setCache(64);
    const { members, total } = await api.listMembers({ headers, query: { organizationId, limit: PAGE, offset } });
    assert.equal(members.length, PAGE);
    assert.equal(total, samplePeople.length + 1 + ADMINS);
  };
  /** Finds members by the beginning of a user id, the only search the plugin has. */
  const found = async (filterOperator: "eq" | "starts_with", filterValue: string) => {
    const query = { organizationId, limit: PAGE, filterField: "userId", filterOperator, filterValue };
    return (await api.listMembers({ headers, query })).members;
  };

  const isAllowed = async (by: Headers): Promise<void> => {
    setCache(64);
    const permissions = { member: ["update"] as const };
    const { success } = await api.hasPermission({
      headers: by,
      body: { organizationId, permissions: { member: [...permissions.member] } },
    });
    assert.equal(success, true);
  };

  return {
    async setRole(person, role) {
      setCache(8);
      const member = await api.updateMemberRole({
        headers,
        body: { organizationId, memberId: memberOf(person), role },
      });
      assert.equal(member.role, role);
    },
    async remove(person) {
      setCache(8);
      const { member } = await api.removeMember({
        headers,
        body: { organizationId, memberIdOrEmail: memberOf(person) },
      });
      assert.equal(member.userId, userOf(person));
    },
    async add(person) {
      setCache(8);
      const member = await api.addMember({ body: { organizationId, userId: userOf(person), role: "member" } });
      memberIds[person] = member.id;
    },
    firstPage: () => page(0),
    middlePage: () => page(Math.floor((samplePeople.length - PAGE) / 2)),
    async search(_term, person) {
      setCache(64);
      const [member] = await found("starts_with", userOf(person).slice(0, TYPED));
      assert.equal(member?.user.name, samplePeople[person]?.name);
    },
    check: () => isAllowed(headers),
    checkAs: (admin) => isAllowed(admins[admin] ?? headers),
    roleOf: async (person) => (await found("eq", userOf(person)))[0]?.role,
    count: async () => (await api.listMembers({ headers, query: { organizationId, limit: 1 } })).total - 1 - ADMINS,
    close: async () => close(),
  };
}

/** Writes users and members directly into its tables, because its own calls would take minutes. */
function load(
  database: DatabaseSync,
  organizationId: string,
  samplePeople: readonly SamplePerson[],
  userIds: readonly string[],
  memberIds: readonly string[],
): void {
  const user = database.prepare(
    `insert into user (id, name, email, emailVerified, createdAt, updatedAt) values (?, ?, ?, 1, ?, ?)`,
  );
  const member = database.prepare(
    `insert into member (id, organizationId, userId, role, createdAt) values (?, ?, ?, 'member', ?)`,
  );
  const now = new Date().toISOString();
  database.exec("begin");
  for (const [person, { name, address }] of samplePeople.entries()) {
    user.run(userIds[person] ?? "", name, address, now, now);
    member.run(memberIds[person] ?? "", organizationId, userIds[person] ?? "", now);
  }
  database.exec("commit");
  database.exec("pragma wal_checkpoint(truncate)");
}

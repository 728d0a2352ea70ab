import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { type TestUser, codeOf, refusal, type TestApp, createTestApp } from "../testing/test-app.fixture.ts";
import { fold, searchWords } from "../kernel/values/search-words.ts";
import type { MemberView } from "./view.ts";

const first = ["Ann", "Zoë", "Łukasz", "José", "ann", "Øyvind", "Bob", "李"];
const last = ["Lee", "Müller", "O'Brien", "Żak", "lee", "Smith", "van Dijk"];

/** A schedule with 1,000 members, some without a name, some with equal names. */
async function thousand(app: TestApp): Promise<{ ann: TestUser; scheduleId: string; all: readonly MemberView[] }> {
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  const all: MemberView[] = [];
  for (let from = 0; from < 1000; from += 500) {
    const people = Array.from({ length: from === 500 ? 499 : 500 }, (_, i) => {
      const n = from + i;
      const name = n % 11 === 0 ? undefined : `${first[n % 8] ?? ""} ${last[n % 7] ?? ""}`;
      const role = (["member", "viewer", "admin"] as const)[n % 3];
      return {
        address: `p${n}.${last[n % 7]?.replace(/[^a-z]/gi, "") ?? ""}@example.org`,
        name,
        role,
        assignable: n % 4 !== 0,
      };
    });
    const { results } = await ann.client.members.add({ scheduleId, people });
    for (const result of results) {
      assert(result.status === "added");
      all.push(result.member);
    }
  }
  all.push((await ann.client.members.get({ scheduleId, personId: ann.id })).member);
  return { ann, scheduleId, all };
}

interface Asked {
  readonly search?: string;
  readonly role?: MemberView["role"];
  readonly assignable?: boolean;
  readonly invitation?: "not-invited" | "not-needed" | "sent";
  readonly sort?: "name" | "role";
  readonly descending?: boolean;
}

/** The expected list. */
function naive(all: readonly MemberView[], asked: Asked): readonly string[] {
  const words = searchWords(asked.search ?? "");
  const fits = (one: MemberView): boolean => {
    const own = searchWords(one.name, one.email);
    return (
      words.every((word) => own.some((mine) => mine.startsWith(word))) &&
      (asked.role === undefined || one.role === asked.role) &&
      (asked.assignable === undefined || one.assignable === asked.assignable) &&
      (asked.invitation === undefined || one.invitation === asked.invitation)
    );
  };
  const key = (one: MemberView): string => {
    const byRole = asked.sort === "role" && words.length === 0 ? `${one.role}\u0000` : "";
    return `${byRole}${fold(one.name === "" ? one.email : one.name)}\u0000${one.personId}`;
  };
  const sorted = all.filter(fits).sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
  return (asked.descending ? sorted.reverse() : sorted).map(({ personId }) => personId);
}

const questions: readonly Asked[] = [
  {},
  { descending: true },
  { sort: "role" },
  { sort: "role", descending: true },
  ...(["admin", "member", "viewer"] as const).flatMap((role) => [
    { role },
    { role, descending: true },
    { role, sort: "role" as const },
  ]),
  { assignable: true },
  { assignable: false, descending: true },
  { assignable: false, sort: "role" },
  { invitation: "not-invited" },
  { invitation: "not-needed", sort: "role" },
  { invitation: "sent" },
  { role: "viewer", assignable: false, invitation: "not-invited" },
  { role: "admin", assignable: true, sort: "role", descending: true },
  ...[
    "ann",
    "ANN",
    "zoe",
    "müll",
    "lukasz",
    "zak",
    "jose",
    "oyvind",
    "李",
    "p99",
    "p99.lee",
    "example",
    "xyz",
    "ob",
    "o",
    "ann lee",
    "lee p1",
    "van",
  ].flatMap((search) => [
    { search },
    { search, descending: true },
    { search, role: "member" as const, assignable: true },
    { search, sort: "role" as const },
  ]),
];

const stores = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};

for (const [name, parts] of Object.entries(stores)) {
  test(`pages every order, filter and search of 1,000 members correctly, over ${name} [B5, B54]`, async () => {
    const app = await createTestApp(parts());
    const { ann, scheduleId, all } = await thousand(app);
    for (const asked of questions) {
      const expected = naive(all, asked);
      const forward: string[] = [];
      let previous: string | null;
      for (let after: string | undefined; ;) {
        const page = await ann.client.members.list({
          scheduleId,
          limit: 150,
          ...asked,
          ...(after !== undefined && { after }),
        });
        forward.push(...page.rows.map(({ personId }) => personId));
        const { search = "", role, assignable, invitation } = asked;
        const whole = search === "" && role === undefined && assignable === undefined && invitation === undefined;
        assert.equal(page.total, whole ? 1000 : null);
        previous = page.previous;
        if (page.next === null) break;
        after = page.next;
      }
      assert.deepEqual(forward, expected, JSON.stringify(asked));
      const back: string[] = [];
      for (; previous !== null;) {
        const page = await ann.client.members.list({ scheduleId, limit: 150, ...asked, before: previous });
        back.unshift(...page.rows.map(({ personId }) => personId));
        previous = page.previous;
      }
      assert.deepEqual(back, expected.slice(0, back.length), JSON.stringify(asked));
    }
    const order = naive(all, {});
    for (const skip of [0, 1, 499, 999, 1000, 5000]) {
      const { rows } = await ann.client.members.list({ scheduleId, skip, limit: 3 });
      assert.deepEqual(
        rows.map(({ personId }) => personId),
        order.slice(skip, skip + 3),
      );
    }
    const { rows, previous } = await ann.client.members.list({ scheduleId, from: "MÜ", limit: 1 });
    assert(fold(rows[0]?.name ?? "") >= "mu");
    assert.notEqual(previous, null);
    await app.rollcall.close();
  });
}

test("rejects pages over 200 rows, cursors from another list, and a start name in a list by role [P26]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann");
  const scheduleId = await app.schedule(ann);
  for (const asked of [
    { limit: 201 },
    { limit: 0 },
    { limit: 1.5 },
    { skip: -1 },
    { after: '["a"]' },
    { after: '["a","b","c"]' },
    { sort: "role" as const, before: '["a","b"]' },
    { sort: "role" as const, from: "a" },
    { search: "x".repeat(201) },
  ]) {
    assert.equal(
      await codeOf(ann.client.members.list({ scheduleId, ...asked })),
      "request.invalid",
      JSON.stringify(asked),
    );
  }
  const { details } = await refusal(ann.client.members.list({ scheduleId, sort: "role", from: "a" }));
  assert.deepEqual(details, { issues: [{ field: "sort", expected: "`name`" }] });
});

test("a search for punctuation finds no one, and one for spaces lists everyone [B5]", async () => {
  for (const store of [undefined, createSqliteStore({ path: ":memory:" })]) {
    const app = await createTestApp(store === undefined ? {} : { store });
    const ann = await app.user("Ann");
    const scheduleId = await app.schedule(ann);
    for (const search of ["%%%", "@", "🦉", " - "]) {
      for (const asked of [{}, { sort: "role" }, { role: "admin" }, { assignable: true }, { skip: 0 }] as const) {
        const page = await ann.client.members.list({ scheduleId, search, ...asked });
        const { rows, total, next, previous } = page;
        assert.deepEqual({ rows, total, next, previous }, { rows: [], total: 0, next: null, previous: null }, search);
      }
    }
    const blank = await ann.client.members.list({ scheduleId, search: "  " });
    assert.deepEqual([blank.rows.length, blank.total], [1, 1]);
  }
});

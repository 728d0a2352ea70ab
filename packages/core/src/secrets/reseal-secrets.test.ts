import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { insert } from "../kernel/store/change.ts";
import { collection, nullable, text } from "../kernel/store/collection.ts";
import { list } from "../kernel/store/query.ts";
import { resealSecrets, sealContext } from "./reseal-secrets.ts";
import { createWebSecrets } from "./web-secrets.ts";

const [former, current, other] = ["f", "c", "o"].map((letter) => letter.repeat(32));
assert.ok(former && current && other);

test("opens sealed text only with its secret and in its context, and reveals neither [P66]", async () => {
  const secrets = createWebSecrets(former);
  const sealed = await secrets.seal("tok€n", "links\ncredentials\nS1");
  assert.match(sealed, /^v1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
  assert.notEqual(await secrets.seal("tok€n", "links\ncredentials\nS1"), sealed);
  assert.equal(await secrets.open(sealed, "links\ncredentials\nS1"), "tok€n");
  assert.equal(await secrets.open(sealed, "links\ncredentials\nS2"), null);
  assert.equal(await createWebSecrets(other).open(sealed, "links\ncredentials\nS1"), null);
  const changed = sealed.slice(0, -4) + (sealed.endsWith("AAAA") ? "BBBB" : "AAAA");
  for (const wrong of [changed, "", "v1.a.b.c", sealed.replace("v1", "v2")])
    assert.equal(await secrets.open(wrong, "links\ncredentials\nS1"), null, wrong);
  assert.throws(() => createWebSecrets([]), TypeError);
  assert.throws(() => createWebSecrets([current, "short"]), TypeError);
});

test("seals with the first secret, opens with all, and moves stored values to the first [P66]", async () => {
  const things = collection("things", {
    fields: { id: text(), token: nullable(text()), other: nullable(text()) },
    key: ["id"],
    sealed: ["token"],
  });
  const rows = list(things, "key", 0);
  const store = createMemoryStore();
  await store.open([things]);
  const before = createWebSecrets(former);
  const sealedFor = (id: string, secrets = before) =>
    secrets.seal(`token of ${id}`, sealContext("things", "token", [id]));
  const ids = Array.from({ length: 450 }, (_, index) => `t${String(index).padStart(3, "0")}`);
  const inserted = [
    ...(await Promise.all(ids.map(async (id) => insert(things, { id, token: await sealedFor(id), other: "x" })))),
    insert(things, { id: "u1", token: null, other: null }),
    insert(things, { id: "u2", token: await sealedFor("u2", createWebSecrets(other)), other: null }),
  ];
  await store.transaction("write", (tx) => tx.write(inserted));

  const secrets = createWebSecrets([current, former]);
  assert.deepEqual(await resealSecrets(store, secrets, [things]), { resealed: 450, current: 1, unreadable: 1 });
  assert.deepEqual(await resealSecrets(store, secrets, [things]), { resealed: 0, current: 451, unreadable: 1 });

  const [stored] = await store.transaction("read", (tx) => tx.read([rows({ equal: [], limit: 1000 })]));
  const after = createWebSecrets(current);
  for (const { id, token } of stored.slice(0, 450))
    assert.equal(await after.open(token ?? "", sealContext("things", "token", [id])), `token of ${id}`);
  assert.equal(await secrets.derive("x"), await after.derive("x"));
});

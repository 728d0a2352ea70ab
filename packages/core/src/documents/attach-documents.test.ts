import { createMemoryFiles } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import test from "node:test";
import { z } from "zod";
import { defineDomain, RollcallError } from "../index.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { insert } from "../kernel/store/change.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { type AttachContext, attachDocument, detachDocument, documentsCanBeAttached } from "./attach-documents.ts";
import { documents, documentsByIds, removeDocumentRow } from "./collection.ts";

const input = z.strictObject({
  documentId: z.string(),
  scheduleId: z.string().optional(),
  detach: z.boolean().optional(),
});
const attach = operation({
  name: "cars.update",
  summary: "Attaches a document to a car, or detaches it.",
  input,
  output: z.strictObject({}),
  load: [({ documentId }) => ({ documents: documentsByIds([documentId]) })],
  context: ({ documents }, { documentId, detach }, { personId }) => ({
    ...{ documents, documentIds: [documentId], personId },
    attachedIds: detach === true ? [documentId] : [],
  }),
  rules: [grant<AttachContext>("everyone has cars", () => true), documentsCanBeAttached],
  apply: (
    {
      context: {
        documents: [row],
      },
    },
    { scheduleId, detach },
  ) => ({
    output: {},
    changes:
      row === undefined ? [] : [detach === true ? detachDocument(row) : attachDocument(row, toAudience(scheduleId))],
  }),
});
const toAudience = (scheduleId: string | undefined) =>
  scheduleId === undefined ? { kind: "schedulers" as const } : { kind: "schedule" as const, scheduleId };

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: unknown) => (error instanceof RollcallError ? error.code : error),
  );

async function openWorld() {
  let now = () => 0;
  const storage = createMemoryFiles(() => now());
  const domains = [defineDomain({ name: "cars", operations: [attach] })];
  const world = await createTestWorld({ domains, files: { storage } });
  const { app, max } = world;
  now = () => app.clock.now();
  const upload = (user = max) => user.client.files.upload(new Blob(["%PDF-1.7\n"]), "Proof.pdf");
  const change = (user: typeof max, asked: z.input<typeof input>) =>
    codeOf(user.transport.call({ name: attach.name, mode: "run", input: asked, options: {} }));
  const open = async (user: typeof max, documentId: string) =>
    codeOf(app.rollcall.files?.open(documentId, await user.actor()) ?? Promise.reject(new Error("no files")));
  const stored = async () => (await storage.list({ limit: 100 })).length;
  return { ...world, storage, upload, change, open, stored };
}

test("a document is open to its person and, once attached, to its audience [P51]", async () => {
  const { app, ann, max, boss, scheduleId, upload, change, open } = await openWorld();
  const [may, zed] = [await app.user("May"), await app.user("Zed")];
  await ann.client.members.add({ scheduleId, people: [{ personId: may.id, role: "viewer" }] });
  const elsewhere = await app.schedule(zed, "Elsewhere");
  const { id } = await upload();
  const readers = async () =>
    Promise.all([max, boss, ann, may, zed].map(async (user) => (await open(user, id)) === "allowed"));
  assert.deepEqual(await readers(), [true, false, false, false, false]);
  assert.equal(await change(max, { documentId: id }), "allowed");
  assert.deepEqual(await readers(), [true, true, false, false, false]);
  assert.equal(await change(max, { documentId: id, detach: true }), "allowed");
  assert.deepEqual(await readers(), [true, false, false, false, false]);
  assert.equal(await change(max, { documentId: id, scheduleId }), "allowed");
  assert.deepEqual(await readers(), [true, true, true, false, false], `not on ${elsewhere}`);
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.equal(await open(max, id), "allowed");
  const away = await app.user("Ann", { organizationId: "other", organizationRole: "admin" });
  assert.equal(await open(away, id), "request.not-found");
});

test("a planner who leaves the schedule can't open its documents anymore [P51]", async () => {
  const { app, ann, max, scheduleId, upload, change, open } = await openWorld();
  const may = await app.user("May");
  await ann.client.members.add({ scheduleId, people: [{ personId: may.id, role: "member" }] });
  const { id } = await upload();
  await change(max, { documentId: id, scheduleId });
  assert.equal(await open(may, id), "allowed");
  await ann.client.members.setRole({ scheduleId, personId: may.id, role: "viewer" });
  assert.equal(await open(may, id), "request.not-found");
  await ann.client.members.setRole({ scheduleId, personId: may.id, role: "member" });
  await ann.client.members.remove({ scheduleId, personId: may.id });
  assert.equal(await open(may, id), "request.not-found");
});

test("attaches only documents of the same person, to one thing at a time [P42, P51]", async () => {
  const { ann, max, upload, change } = await openWorld();
  const { id } = await upload();
  assert.equal(await change(ann, { documentId: id }), "request.not-found");
  assert.equal(await change(max, { documentId: "unknown" }), "request.not-found");
  assert.equal(await change(max, { documentId: id }), "allowed");
  assert.equal(await change(max, { documentId: id }), "file.in-use");
  assert.equal(await codeOf(max.client.portal.removeDocument({ documentId: id })), "file.in-use");
  assert.equal(await change(max, { documentId: id, detach: true }), "allowed");
  assert.equal(await codeOf(max.client.portal.removeDocument({ documentId: id })), "allowed");
  assert.equal(await change(max, { documentId: id }), "request.not-found");
});

test("deletes unreferenced documents after a day, and files of interrupted uploads after an hour [F10]", async () => {
  const { app, max, storage, upload, change, stored } = await openWorld();
  const [kept, loose] = [await upload(), await upload()];
  await change(max, { documentId: kept.id });
  await storage.put("interrupted-00000000", new Blob(["part"]));
  const sweep = async (hours: number) => {
    app.clock.advance(hours * 3_600_000);
    return app.rollcall.jobs.find(({ name }) => name === "documents.sweep")?.run();
  };
  assert.deepEqual([await sweep(0.9), await stored()], [0, 3]);
  assert.deepEqual([await sweep(0.2), await stored()], [0, 2]);
  app.clock.advance(24 * 3_600_000);
  assert.equal(await sweep(0), 1);
  assert.equal(await stored(), 1);
  assert.deepEqual(
    (await max.client.portal.listDocuments({})).documents.map(({ id }) => id),
    [],
    loose.id,
  );
});

test("deletes the files of an erased person, attached or not, and keeps those of others", async () => {
  const { app, boss, max, ann, storage, upload, change, stored } = await openWorld();
  const { id } = await upload();
  await change(max, { documentId: id });
  await upload();
  await upload(ann);
  const file = await storage.list({ limit: 3 });
  assert.equal(file.length, 3);
  await boss.client.people.erase({ personId: max.id });
  await app.rollcall.jobs.find(({ name }) => name === "documents.delete")?.run();
  assert.equal(await stored(), 1);
  assert.equal(
    JSON.stringify(await app.everything()).split("Proof.pdf").length,
    2,
    "more names than that of Ann's file",
  );
  const [left] = await storage.list({ limit: 1 });
  const content = await storage.get(left?.key ?? "");
  assert(content !== null);
  assert.equal((await buffer(content)).toString(), "%PDF-1.7\n");
});

test("uploads in the same process have the same limits [P46, P48]", async () => {
  const world = await createTestWorld({ files: { storage: createMemoryFiles(), maxSize: 20, maxTotal: 30 } });
  const upload = (name: string, ...parts: string[]) => codeOf(world.max.client.files.upload(new Blob(parts), name));
  assert.equal(await upload("a.png", "%PDF-1.7"), "file.type-unsupported");
  assert.equal(await upload("a.pdf", "<script>"), "file.type-unsupported");
  assert.equal(await upload("a.pdf", "%PDF-1.7", "x".repeat(20)), "file.too-large");
  assert.equal(await upload("x".repeat(5000), "%PDF-1.7"), "file.name-invalid");
  const [first, second] = [
    await upload("a.pdf", "%PDF-", "x".repeat(15)),
    await upload("a.pdf", "%PDF-", "x".repeat(6)),
  ];
  assert.deepEqual([first, second], ["allowed", "file.quota-exceeded"]);
  const sent: number[] = [];
  const ended = AbortSignal.abort();
  const jpeg = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)]);
  const { state } = await world.max.client.files.upload(jpeg, "a.JPG", { onProgress: (bytes) => sent.push(bytes) });
  assert.deepEqual([state, sent], ["ready", [4]]);
  await assert.rejects(world.max.client.files.upload(jpeg, "a.jpg", { signal: ended }), { code: "request.cancelled" });
});

test("keeps a document that is attached while it is removed [P51]", async () => {
  const { app, max, upload, change, open } = await openWorld();
  const { id } = await upload();
  assert.equal(await change(max, { documentId: id }), "allowed");
  const remove = async () => app.store.transaction("write", (tx) => tx.write([removeDocumentRow({ id })]));
  await assert.rejects(remove(), { name: "StaleWrite" });
  assert.equal(await open(max, id), "allowed");
});

test("a person has at most 500 documents, until some are removed [P48]", async () => {
  const { max, upload } = await openWorld();
  const first = await upload();
  for (let count = 1; count < 500; count++) await upload();
  await assert.rejects(upload(), { code: "file.quota-exceeded", details: { files: 500 } });
  await max.client.portal.removeDocument({ documentId: first.id });
  await upload();
});

test("enforces the limits for a person who removes files faster than their content is deleted [P48]", async () => {
  const files = { storage: createMemoryFiles(), maxSize: 20, maxTotal: 30 };
  const { max, app } = await createTestWorld({ files });
  const upload = () => max.client.files.upload(new Blob(["%PDF-", "x".repeat(15)]), "a.pdf");
  const deleteRemoved = () => app.rollcall.jobs.find(({ name }) => name === "documents.delete")?.run();
  for (let count = 0; count < 3; count++) await max.client.portal.removeDocument({ documentId: (await upload()).id });
  await assert.rejects(upload(), { code: "file.quota-exceeded", details: { bytes: 30 } });
  await deleteRemoved();
  const { id } = await upload();
  const [[row]] = await app.store.transaction("read", (tx) => tx.read([documentsByIds([id])] as const));
  assert(row !== undefined);
  const removed = Array.from({ length: 1000 }, (_, index) =>
    insert(documents, { ...row, id: `${index}`, fileKey: `${index}`, state: "removed", createdAt: 0, size: 0 }),
  );
  await app.store.transaction("write", (tx) => tx.write(removed));
  await assert.rejects(upload(), { code: "file.quota-exceeded", details: { files: 500 } });
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type FileHandle, mkdtemp, open, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import test, { after } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { RollcallError } from "@rollcall/core";
import { createFolderSpool } from "./folder-spool.ts";

const folder = await mkdtemp(join(tmpdir(), "spool-"));
const spool = createFolderSpool(folder);
after(() => rm(folder, { recursive: true }));

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
const upload = (name: string, ...parts: (Uint8Array | string)[]) => ({
  name,
  body: new Blob(parts as BlobPart[]).stream(),
  most: 100_000,
});
const codeOf = (error: unknown) => (error instanceof RollcallError ? error.code : error);

void test("An upload is identified by its content: length, type and digest", async () => {
  await using spooled = await spool.receive(upload("first aid.PNG", png));
  assert.equal(spooled.type, "image/png");
  assert.equal(spooled.content.size, png.length);
  assert.equal(spooled.sha256, createHash("sha256").update(png).digest("hex"));
  assert.deepEqual(await buffer(spooled.content.stream()), png);
});

void test("A temporary file is gone once its upload is stored or refused [P48]", async () => {
  {
    await using spooled = await spool.receive(upload("a.pdf", pdf));
    assert.equal((await readdir(folder)).length, 1);
    assert.equal(spooled.type, "application/pdf");
  }
  await assert.rejects(spool.receive(upload("a.pdf", "no PDF")));
  assert.deepEqual(await readdir(folder), []);
});

void test("Active content, renamed files and other types are refused [P46]", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cases = {
    "drawing.svg": svg,
    "drawing.png": svg,
    "page.pdf": "<!doctype html><script>alert(1)</script>",
    "proof.pdf.html": pdf,
    "proof.png": pdf,
    proof: pdf,
    "proof.exe": png,
    "empty.pdf": "",
    "old.gif": "GIF89a",
  };
  for (const [name, content] of Object.entries(cases)) {
    await assert.rejects(
      spool.receive(upload(name, content)),
      (error) => codeOf(error) === "file.type-unsupported",
      name,
    );
  }
});

void test("An endless upload is cut off at the limit [P48]", async () => {
  let sent = 0;
  const canceled: unknown[] = [];
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel(reason) {
      canceled.push(reason);
    },
  });
  const tooLong = { ...upload("a.pdf"), body: endless };
  await assert.rejects(spool.receive(tooLong), (error) => codeOf(error) === "file.too-large");
  assert.equal(canceled.length, 1);
  assert(sent <= 300_000, String(sent));
  assert.deepEqual(await readdir(folder), []);
});

void test("An upload that stops halfway or is aborted leaves nothing [F10]", async () => {
  const hasty = createFolderSpool(folder, { silence: 50 });
  const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(pdf) });
  const incomplete = (error: unknown) => codeOf(error) === "request.invalid";
  await assert.rejects(hasty.receive({ ...upload("a.pdf"), body: silent }), incomplete);
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("the connection ended")),
  });
  await assert.rejects(spool.receive({ ...upload("a.pdf"), body: broken }), incomplete);
  assert.deepEqual(await readdir(folder), []);
});

void test("A slow disk does not count as a pause of the sender, and a real pause is still noticed afterward [F10]", async (t) => {
  const silence = 20;
  const file = await open(join(folder, "any"), "w");
  await file.close();
  await rm(join(folder, "any"));
  const prototype = Object.getPrototypeOf(file) as FileHandle;
  const { writeFile: write } = prototype;
  t.mock.method(prototype, "writeFile", async function (this: FileHandle, data: Uint8Array) {
    await delay(2 * silence);
    return write.call(this, data);
  });
  const hasty = createFolderSpool(folder, { silence });
  const sent = (isComplete: boolean) => ({
    ...upload("a.pdf"),
    body: new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of [pdf, pdf]) controller.enqueue(part);
        if (isComplete) controller.close();
      },
    }),
  });
  await using spooled = await hasty.receive(sent(true));
  assert.equal(spooled.content.size, 2 * pdf.length);
  await assert.rejects(hasty.receive(sent(false)), (error) => codeOf(error) === "request.invalid");
});

void test("Files of a stopped process are deleted, and those of running uploads are kept [P48]", async () => {
  await Promise.all(["left", "running"].map((name) => writeFile(join(folder, name), "part")));
  const old = new Date(Date.now() - 120_000);
  await utimes(join(folder, "left"), old, old);
  await using spooled = await createFolderSpool(folder).receive(upload("a.pdf", pdf));
  assert.equal(spooled.content.size, pdf.length);
  assert.deepEqual((await readdir(folder)).includes("left"), false);
  assert.deepEqual((await readdir(folder)).includes("running"), true);
  await rm(join(folder, "running"));
});

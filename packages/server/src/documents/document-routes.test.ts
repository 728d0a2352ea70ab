import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import type { ScanResult } from "@rollcall/core";
import { createFolderFiles, createFolderSpool, type FolderSpoolOptions } from "../node/index.ts";
import { codeOf, createWorld } from "../world.fixture.ts";
import { unzip } from "./unzip.fixture.ts";

const folder = await mkdtemp(join(tmpdir(), "documents-"));
after(() => rm(folder, { recursive: true }));
let worlds = 0;

const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5_000, "x"), Buffer.from("\n%%EOF\n")]);

/** A world in which everyone can upload files of up to 20,000 bytes, 50,000 in total. */
async function openUploads(scan: () => ScanResult = () => ({ status: "clean" }), options: FolderSpoolOptions = {}) {
  const own = join(folder, String(worlds++));
  const [files, spooled] = [join(own, "files"), join(own, "spool")];
  const storage = createFolderFiles(files);
  const world = await createWorld({
    spool: createFolderSpool(spooled, options),
    files: { storage, maxSize: 20_000, maxTotal: 50_000, scanner: { scan: () => Promise.resolve(scan()) } },
  });
  const upload = (name: string, body: Uint8Array | string = pdf, as: string | null = "bob") =>
    world.send(`/documents?name=${encodeURIComponent(name)}`, {
      ...{ as, body, method: "POST" },
      headers: { "content-type": "application/octet-stream", "content-length": String(Buffer.byteLength(body)) },
    });
  /** Uploads content of unknown size. */
  const stream = (body: ReadableStream<Uint8Array>) =>
    world.send("/documents?name=a.pdf", {
      ...{ as: "bob", body, method: "POST" },
      headers: { "content-type": "application/octet-stream" },
    });
  const uploaded = async (name = "proof.pdf", body?: Uint8Array): Promise<UploadedDocument> => {
    const response = await upload(name, body);
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as { document: UploadedDocument }).document;
  };
  const stored = async () => (await storage.list({ limit: 100 })).length;
  const leftOver = () => readdir(spooled).catch(() => []);
  return { ...world, upload, stream, uploaded, stored, leftOver, storage };
}

interface ListedDocuments {
  readonly documents: readonly UploadedDocument[];
}

interface UploadedDocument {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

test("a worker uploads a file, reads it back whole and in part, and removes it", async () => {
  const { uploaded, send, stored, leftOver, rollcall } = await openUploads();
  const document = await uploaded("First aid.PDF");
  assert.deepEqual(
    { ...document, id: "", createdAt: "" },
    {
      ...{ id: "", createdAt: "", name: "First aid.pdf", type: "application/pdf", size: pdf.length, state: "ready" },
    },
  );
  const whole = await send(`/documents/${document.id}`, { as: "bob" });
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), pdf);
  const part = await send(`/documents/${document.id}`, { as: "bob", headers: { range: "bytes=10-19" } });
  assert.deepEqual([part.status, part.headers.get("content-range")], [206, `bytes 10-19/${pdf.length}`]);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), pdf.subarray(10, 20));
  const beyond = await send(`/documents/${document.id}`, { as: "bob", headers: { range: "bytes=90000-" } });
  assert.equal(beyond.status, 416);
  const several = await send(`/documents/${document.id}`, { as: "bob", headers: { range: "bytes=0-1,4-5" } });
  assert.equal(several.status, 200);
  await several.body?.cancel();
  const head = await send(`/documents/${document.id}`, { as: "bob", method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("content-length")], [200, String(pdf.length)]);
  const removed = await send("/portal.removeDocument", { as: "bob", body: { documentId: document.id } });
  assert.equal(removed.status, 200);
  assert.equal((await send(`/documents/${document.id}`, { as: "bob" })).status, 404);
  assert.deepEqual(await leftOver(), []);
  assert.equal(await stored(), 1);
  await rollcall.close();
});

test("a file is served as an attachment that no browser runs [P46]", async () => {
  const { uploaded, send } = await openUploads();
  const { headers } = await send(`/documents/${(await uploaded('a"b‮; é.pdf')).id}`, { as: "bob" });
  assert.equal(headers.get("content-type"), "application/pdf");
  assert.equal(
    headers.get("content-disposition"),
    "attachment; filename=\"ab; ?.pdf\"; filename*=UTF-8''ab%3B%20%C3%A9.pdf",
  );
  assert.equal(headers.get("content-security-policy"), "sandbox; default-src 'none'");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
  assert.equal(headers.get("cache-control"), "private, no-store");
});

test("refuses active content and renamed files, and stores nothing [P46]", async () => {
  const { upload, stored, leftOver } = await openUploads();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const [name, body] of [
    ["a.svg", svg],
    ["a.png", svg],
    ["a.pdf.html", pdf],
    ["a.png", pdf],
    ["", pdf],
  ] as const) {
    const response = await upload(name, body);
    assert.deepEqual([response.status, await codeOf(response)], [415, "file.type-unsupported"], name);
  }
  assert.deepEqual([await stored(), await leftOver()], [0, []]);
});

test("makes file names safe to display, and refuses one that is far too long [P47]", async () => {
  const { upload, uploaded } = await openUploads();
  const names = {
    "../../etc/x.pdf": "x.pdf",
    "..%2f..%2fx.pdf": "%2f..%2fx.pdf",
    "C:\\proofs\\x.pdf": "x.pdf",
    "a\u0000b\r\nc.pdf": "abc.pdf",
    ".pdf": "document.pdf",
    "CON.pdf": "CON.pdf",
    [`${"é".repeat(2_000)}.pdf`]: `${"é".repeat(116)}.pdf`,
  };
  for (const [name, shown] of Object.entries(names)) assert.equal((await uploaded(name)).name, shown);
  const long = await upload(`${"x".repeat(5_000)}.pdf`);
  assert.deepEqual([long.status, await codeOf(long)], [422, "file.name-invalid"]);
});

test("cuts off a file that is too long, and refuses one that doesn't fit into the remaining space [P48]", async () => {
  const { upload, uploaded, stored, leftOver, send } = await openUploads();
  const long = Buffer.concat([pdf, Buffer.alloc(20_000)]);
  const announced = await upload("a.pdf", long);
  assert.deepEqual([announced.status, await codeOf(announced)], [413, "file.too-large"]);
  for (let file = 0; file < 9; file++) await uploaded();
  const full = await upload("a.pdf");
  assert.deepEqual([full.status, await codeOf(full)], [413, "file.quota-exceeded"]);
  assert.deepEqual([await stored(), await leftOver()], [9, []]);
  const { documents } = (await (await send("/portal.listDocuments", { as: "bob" })).json()) as { documents: object[] };
  assert.equal(documents.length, 9);
});

test("a person's simultaneous uploads share their space [P48]", async () => {
  const { upload, uploaded, stored, leftOver } = await openUploads();
  for (let file = 0; file < 5; file++) await uploaded();
  const statuses = await Promise.all(Array.from({ length: 9 }, async () => (await upload("a.pdf")).status));
  assert.equal(statuses.filter((status) => status === 200).length, 4);
  assert.equal(statuses.filter((status) => status === 413).length, 5);
  assert.deepEqual([await stored(), await leftOver()], [9, []]);
});

test("counts uploads in progress, and frees their space when they are aborted [P48, F10]", async () => {
  const { upload, stream, stored, leftOver } = await openUploads();
  const abort: (() => void)[] = [];
  const endless = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(pdf);
        abort.push(() => {
          controller.error(new Error("cut"));
        });
      },
    });
  // Each can grow to 20,000 bytes, and a person has space for 50,000.
  const running = [stream(endless()), stream(endless())];
  const third = await stream(endless());
  assert.deepEqual([third.status, await codeOf(third)], [429, "request.throttled"]);
  for (const cut of abort) cut();
  for (const response of await Promise.all(running)) assert.equal(response.status, 422);
  assert.equal((await upload("a.pdf")).status, 200);
  assert.deepEqual([await stored(), await leftOver()], [1, []]);
});

test("treats other people's files as unknown in every request [P51]", async () => {
  const { uploaded, send } = await openUploads();
  const { id } = await uploaded();
  for (const as of ["ann", "otto"]) {
    const response = await send(`/documents/${id}`, { as });
    assert.deepEqual([response.status, await codeOf(response)], [404, "request.not-found"]);
    const removal = await send("/portal.removeDocument", { as, body: { documentId: id } });
    assert.equal(removal.status, 404);
  }
  assert.equal((await send(`/documents/${id}`, { as: null })).status, 401);
});

test("stores and returns nothing for someone who is paused during an upload [P45]", async () => {
  const { uploaded, send, stream, bobId, stored, leftOver } = await openUploads();
  const { id } = await uploaded();
  let go: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => (go = resolve));
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(pdf);
      await paused;
      controller.close();
    },
  });
  const running = stream(body);
  const pause = await send("/access.setPortal", { as: "ann", body: { personId: bobId, portal: "off" } });
  assert.equal(pause.status, 200, await pause.clone().text());
  go();
  const refused = await running;
  assert.deepEqual([refused.status, await codeOf(refused)], [403, "portal.paused"]);
  assert.equal(await codeOf(await send(`/documents/${id}`, { as: "bob" })), "portal.paused");
  assert.deepEqual([await stored(), await leftOver()], [1, []]);
});

test("an upload that ends early or stalls leaves nothing [F10]", async () => {
  const { stream, stored, leftOver } = await openUploads(undefined, { silence: 50 });
  const bodies = [
    new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) }),
    new ReadableStream({ start: (controller) => controller.enqueue(pdf) }),
  ];
  for (const response of await Promise.all(bodies.map(stream)))
    assert.deepEqual([response.status, await codeOf(response)], [422, "request.invalid"]);
  assert.deepEqual([await stored(), await leftOver()], [0, []]);
});

test("pages of other sites can't upload, and only files can be sent [P40]", async () => {
  const { send, stored } = await openUploads();
  const post = (headers: Readonly<Record<string, string>>) =>
    send("/documents?name=a.pdf", { as: "bob", body: pdf, method: "POST", headers });
  const type = { "content-type": "application/octet-stream" };
  assert.equal(await codeOf(await post({ ...type, "sec-fetch-site": "cross-site" })), "request.cross-site");
  for (const other of ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "application/pdf"]) {
    assert.equal(await codeOf(await post({ "content-type": other })), "request.unsupported", other);
  }
  assert.equal(await codeOf(await post({ ...type, "content-encoding": "gzip" })), "request.unsupported");
  assert.equal(await stored(), 0);
});

test("a file waits for the virus scanner's result, and the content of an infected one is deleted", async () => {
  let result: ScanResult = { status: "infected", threat: "Test" };
  const { upload, uploaded, send, stored, rollcall } = await openUploads(() => result);
  const infected = await upload("a.pdf");
  assert.deepEqual([infected.status, await codeOf(infected)], [409, "file.infected"]);
  result = { status: "unavailable", reason: "starting" };
  const [one, other] = [await uploaded(), await uploaded()];
  assert.equal(one.state, "held");
  assert.equal(await codeOf(await send(`/documents/${one.id}`, { as: "bob" })), "file.held");
  const scan = async () => rollcall.jobs.find(({ name }) => name === "documents.scan")?.run();
  assert.equal(await scan(), 0);
  result = { status: "clean" };
  const removed = await send("/portal.removeDocument", { as: "bob", body: { documentId: other.id } });
  assert.equal(removed.status, 200);
  assert.equal(await scan(), 1);
  assert.equal((await send(`/documents/${one.id}`, { as: "bob" })).status, 200);
  result = { status: "unavailable", reason: "stopped" };
  const third = await uploaded();
  result = { status: "infected", threat: "Test" };
  assert.equal(await scan(), 1);
  assert.equal(await codeOf(await send(`/documents/${third.id}`, { as: "bob" })), "file.infected");
  const { documents } = (await (await send("/portal.listDocuments", { as: "bob" })).json()) as ListedDocuments;
  assert.deepEqual(
    documents.map(({ state }) => state),
    ["ready", "infected"],
  );
  await rollcall.jobs.find(({ name }) => name === "documents.delete")?.run();
  assert.equal(await stored(), 1);
});

test("a file that the virus scanner can't scan doesn't keep later ones waiting", async () => {
  const results: ScanResult[] = [];
  const unavailable: ScanResult = { status: "unavailable", reason: "the file is too long" };
  const { uploaded, send, rollcall } = await openUploads(() => results.shift() ?? unavailable);
  const [first, second] = [await uploaded(), await uploaded()];
  results.push(unavailable, { status: "clean" });
  assert.equal(await rollcall.jobs.find(({ name }) => name === "documents.scan")?.run(), 1);
  assert.equal(await codeOf(await send(`/documents/${first.id}`, { as: "bob" })), "file.held");
  assert.equal((await send(`/documents/${second.id}`, { as: "bob" })).status, 200);
});

test("exports a person's data and files as an archive, for themselves and organization admins [A10, P51]", async () => {
  const { uploaded, send, bobId } = await openUploads();
  await uploaded("First aid.pdf");
  await uploaded("../../Second.pdf");
  const entries = async (as: string) => {
    const response = await send(`/exports/${bobId}`, { as });
    assert.equal(response.status, 200, await response.clone().text());
    assert.equal(response.headers.get("content-type"), "application/zip");
    return unzip(Buffer.from(await response.arrayBuffer()));
  };
  for (const as of ["bob", "ann"]) {
    const found = await entries(as);
    assert.deepEqual(Object.keys(found), ["data.json", "files/001 First aid.pdf", "files/002 Second.pdf"]);
    assert.deepEqual(found["files/001 First aid.pdf"], pdf);
    assert.match(found["data.json"]?.toString() ?? "", /"First aid.pdf"/);
  }
  const refused = await send(`/exports/${bobId}`, { as: "carl" });
  assert.deepEqual([refused.status, await codeOf(refused)], [404, "request.not-found"]);
  assert.equal((await send(`/exports/${bobId}`, { as: null })).status, 401);
});

test("a server without a spool for uploads does not start", async () => {
  const storage = createFolderFiles(folder);
  await assert.rejects(createWorld({ files: { storage } }), /createServer requires `spool`/);
});

import assert from "node:assert/strict";
import { type AddressInfo, createServer, type Socket } from "node:net";
import test from "node:test";
import { createClamavScanner } from "./clamav-scanner.ts";

/** A scripted `clamd`: receives the frames of a stream and responds depending on its content. */
async function startScanner(answer: (content: Buffer, socket: Socket) => void) {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = unframe(received);
      if (content !== undefined) answer(content, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(typeof address === "object" && address !== null);
  return { host: "127.0.0.1", port: address.port, [Symbol.dispose]: () => void server.close() };
}

/** The content of a complete stream; undefined while frames are missing. */
function unframe(received: Buffer): Buffer | undefined {
  const command = "zINSTREAM\0";
  if (received.length < command.length) return undefined;
  assert.equal(received.subarray(0, command.length).toString(), command);
  const frames: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(frames);
    frames.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

void test("A scan reports clean files and the threat in infected ones", async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  using clamd = await startScanner((content, socket) =>
    socket.end(content.equals(bytes) ? "stream: OK\0" : "stream: Rollcall.Test FOUND\0"),
  );
  const scanner = createClamavScanner(clamd);
  assert.deepEqual(await scanner.scan(new Blob([bytes, bytes]).slice(0, bytes.length)), { status: "clean" });
  assert.deepEqual(await scanner.scan(new Blob(["other"])), { status: "infected", threat: "Rollcall.Test" });
  assert.deepEqual(await scanner.scan(new Blob([])), { status: "infected", threat: "Rollcall.Test" });
});

void test("A scanner that refuses, disconnects, doesn't respond or is missing never lets a file pass", async () => {
  const answers: Record<string, (content: Buffer, socket: Socket) => void> = {
    "INSTREAM size limit exceeded. ERROR": (_, socket) => socket.end("INSTREAM size limit exceeded. ERROR\0"),
    "the scanner closed the connection": (_, socket) => socket.end(),
    "read ECONNRESET": (_, socket) => socket.resetAndDestroy(),
    "stream: OK but more": (_, socket) => socket.end("stream: OK but more\0"),
    "no response within 200 ms": () => undefined,
  };
  for (const [reason, answer] of Object.entries(answers)) {
    using clamd = await startScanner(answer);
    const scanner = createClamavScanner({ ...clamd, timeout: reason.includes("200 ms") ? 200 : 60_000 });
    assert.deepEqual(await scanner.scan(new Blob(["content"])), { status: "unavailable", reason });
  }
  const absent = await createClamavScanner({ path: "/nowhere/clamd.sock" }).scan(new Blob(["content"]));
  assert.equal(absent.status, "unavailable");
});

void test("A scanner may respond before it has received everything", async () => {
  const early = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end("INSTREAM size limit exceeded. ERROR\0"));
  });
  await new Promise<void>((resolve) => early.listen(0, "127.0.0.1", resolve));
  const { port } = early.address() as AddressInfo;
  const scanner = createClamavScanner({ host: "127.0.0.1", port, timeout: 60_000 });
  const result = await scanner.scan(new Blob([new Uint8Array(30_000_000)]));
  assert.equal(result.status, "unavailable");
  early.close();
});

import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createFolderFiles, createFolderSpool, serve } from "../node/index.ts";
import { createWorld } from "../world.fixture.ts";

const folder = await mkdtemp(join(tmpdir(), "sockets-"));
const [filesFolder, spoolFolder] = [join(folder, "files"), join(folder, "spool")];
const storage = createFolderFiles(filesFolder);
const files = { storage, maxSize: 100_000 };
const patient = await createWorld({ spool: createFolderSpool(spoolFolder), files });
const hasty = await createWorld({ spool: createFolderSpool(spoolFolder, { silence: 100 }), files });
const [site, hastySite] = [await serveWorld(patient), await serveWorld(hasty)];
after(async () => {
  await site.close();
  await hastySite.close();
  await rm(folder, { recursive: true });
});

function serveWorld({ server }: Pick<typeof patient, "server">) {
  return serve({ server, port: 0, hostname: "127.0.0.1" });
}

/** What the server responds until the connection ends, even by a reset. */
const answerOn = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let answer = "";
    socket.setEncoding("utf8").on("data", (part: string) => (answer += part));
    socket
      .on("error", () => undefined)
      .once("close", () => {
        resolve(answer);
      });
  });

/** Opens a socket and sends the headers of an upload by Bob. */
function begin(headers: string, { port } = site): Socket {
  const socket = connect(port, "127.0.0.1");
  const own = ["Host: 127.0.0.1", "X-User: bob", "Content-Type: application/octet-stream"];
  socket.write(["POST /rollcall/documents?name=a.pdf HTTP/1.1", ...own, headers, "", ""].join("\r\n"));
  return socket;
}

const spooled = () => readdir(spoolFolder).catch(() => []);

/** Waits until nothing is left, at most a minute. */
async function assertNothingLeft(): Promise<void> {
  const leftOver = async () => [await spooled(), await storage.list({ limit: 10 })];
  for (let tries = 0; tries < 3000 && (await leftOver()).some(({ length }) => length > 0); tries++) await wait(20);
  assert.deepEqual(await leftOver(), [[], []]);
}

test("refuses an announced size before reading the file, and closes the connection [P48]", async () => {
  const socket = begin("Content-Length: 5000000");
  const answer = await answerOn(socket);
  assert.match(answer, /^HTTP\/1.1 413 /);
  assert.match(answer, /^connection: close/im);
  assert.match(answer, /file\.too-large/);
});

test("cuts off an endless body without a length at the limit, and closes the connection [P48]", async () => {
  const socket = begin("Transfer-Encoding: chunked");
  const answered = answerOn(socket);
  const chunk = `2710\r\n${"%PDF-1.7\n".padEnd(10_000, "x")}\r\n`;
  // No more than needed: a sender that writes to a closed connection may lose the response.
  for (let sent = 0; sent <= files.maxSize; sent += 10_000) socket.write(chunk);
  assert.match(await answered, /413[^]*file\.too-large/);
  await assertNothingLeft();
});

test("keeps nothing of an upload that is shorter than announced, or that stalls [P48, F10]", async () => {
  const short = begin("Content-Length: 50000");
  short.write("%PDF-1.7\n");
  short.end();
  short.on("error", () => undefined);
  await assertNothingLeft();
  const silent = begin("Content-Length: 50000", hastySite);
  silent.write("%PDF-1.7\n");
  assert.match(await answerOn(silent), /request\.invalid/);
  const aborted = begin("Transfer-Encoding: chunked");
  aborted.write("9\r\n%PDF-1.7\n\r\n");
  while ((await spooled()).length === 0) await wait(5);
  aborted.resetAndDestroy();
  await assertNothingLeft();
});

test("reads the announced length, and treats the rest as another request [P48]", async () => {
  const body = "%PDF-1.7\n";
  const socket = begin(`Content-Length: ${body.length}`);
  socket.write(`${body}GET /rollcall/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  const answer = await answerOn(socket);
  assert.deepEqual(
    [...answer.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status),
    ["200", "200"],
  );
  assert.match(answer, /"size":9/);
});

import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "@rollcall/core/client";
import { createHttpClient } from "./index.ts";
import { answer, nothing, refuse, scriptedServer } from "./scripted-server.fixture.ts";

const document = { id: "d", name: "a.pdf", type: "application/pdf", size: 3, state: "ready", createdAt: "" };
const hasCode = (code: string) => (error: unknown) => error instanceof RollcallError && error.code === code;

test("sends a file in one request with the headers of a call, and reports its size once it is sent", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, answer({ document }));
  const client = createHttpClient({ baseUrl: `${baseUrl}/`, headers: { authorization: "Bearer x" } });
  const sent: number[] = [];
  const view = await client.files.upload(new Blob(["abc"]), "a b&c.pdf", { onProgress: (bytes) => sent.push(bytes) });
  assert.deepEqual([view, sent], [document, [3]]);
  const [request] = requests;
  assert.deepEqual([request?.method, request?.url], ["POST", "/rollcall/documents?name=a%20b%26c.pdf"]);
  const { authorization, "content-type": type, "rollcall-version": version } = request?.headers ?? {};
  assert.deepEqual([authorization, type, version, request?.body], ["Bearer x", "application/octet-stream", "1", "abc"]);
  assert.equal(client.files.url("d/1"), `${baseUrl}/documents/d%2F1`);
});

test("throws an upload's refusal without sending it again, and aborts an upload through its signal", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, refuse("file.too-large", 413));
  const upload = (signal?: AbortSignal) =>
    createHttpClient({ baseUrl }).files.upload(new Blob(["abc"]), "a.pdf", { signal });
  await assert.rejects(upload(), hasCode("file.too-large"));
  assert.equal(requests.length, 1);
  const silent = await scriptedServer(t, nothing);
  const ends = new AbortController();
  const running = createHttpClient({ baseUrl: silent.baseUrl }).files.upload(new Blob(["abc"]), "a.pdf", {
    signal: ends.signal,
  });
  setImmediate(() => {
    ends.abort();
  });
  await assert.rejects(running, hasCode("request.cancelled"));
  await assert.rejects(upload(AbortSignal.abort()), hasCode("request.cancelled"));
});

test("downloads a person's archive", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, answer({ an: "archive" }), refuse("request.forbidden", 403));
  const { files } = createHttpClient({ baseUrl });
  const archive = await files.exportPerson?.("p 1");
  assert(archive instanceof Blob);
  assert.equal(await archive.text(), '{"an":"archive"}');
  assert.equal(requests[0]?.url, "/rollcall/exports/p%201");
  await assert.rejects(files.exportPerson?.("p 2") ?? Promise.resolve(), hasCode("request.forbidden"));
});

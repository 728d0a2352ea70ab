import assert from "node:assert/strict";
import crypto, { createCipheriv } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, mock } from "node:test";
import S3rver from "@20minutes/s3rver";
import { testFiles } from "./files.fixture.ts";
import { createS3Files } from "./s3-files.ts";

// The server encrypts its continuation tokens, which aren't read here, with a cipher that OpenSSL no longer has.
mock.method(crypto, "createCipheriv", () => createCipheriv("aes-128-cbc", Buffer.alloc(16), Buffer.alloc(16)));

const directory = await mkdtemp(join(tmpdir(), "s3-"));
const buckets = Array.from({ length: 8 }, (_, at) => ({ name: `files-${at}` }));
const server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets: buckets });
const { port } = await server.run();
after(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const account = { region: "us-east-1", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
const endpoint = `http://127.0.0.1:${port}`;

testFiles("An S3-compatible service", () => {
  const bucket = buckets.pop()?.name ?? "";
  return Promise.resolve(createS3Files({ ...account, endpoint: `${endpoint}/`, bucket, prefix: "proofs/" }));
});

void test("A refused signature is an error with the service's code, not a missing file", async () => {
  const files = createS3Files({ ...account, secretAccessKey: "wrong", endpoint, bucket: "files-0" });
  const refused = /responded with 403 \(SignatureDoesNotMatch\)/;
  await assert.rejects(files.put("file-0000-0000-aa", new Blob(["content"])), refused);
  await assert.rejects(files.get("file-0000-0000-aa"), refused);
  await assert.rejects(files.list({ limit: 1 }), refused);
});

void test("A request to a service that is briefly unavailable is retried", async () => {
  let calls = 0;
  const failing = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(++calls < 3 ? 503 : 200).end());
  });
  await new Promise<void>((resolve) => failing.listen(0, "127.0.0.1", resolve));
  const address = failing.address();
  assert(typeof address === "object" && address !== null);
  const files = createS3Files({ ...account, endpoint: `http://127.0.0.1:${address.port}`, bucket: "files" });
  await files.put("file-0000-0000-aa", new Blob(["content"]));
  assert.equal(calls, 3);
  failing.close();
});

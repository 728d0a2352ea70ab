import { Readable } from "node:stream";
import { assertFileKey, type FileContent, type Files, type StoredFile } from "@rollcall/core";
import { AwsClient } from "aws4fetch";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/** Where files are stored and how to sign in. */
export interface S3FilesOptions {
  /**
   * The address of the service, such as `https://s3.eu-central-1.amazonaws.com`. The bucket is added as the first part of the
   * path.
   */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** A prefix of all keys, such as `rollcall/`. Default: none. */
  readonly prefix?: string;
  /** The number of attempts after a failure of the service. Default: 3. */
  readonly retries?: number;
}

/**
 * Stores files in a bucket of an S3-compatible service, with requests signed with Signature Version 4. The bucket must be private.
 * Content is sent as a stream of known length.
 */
export function createS3Files(options: S3FilesOptions): Files {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, sessionToken, prefix = "", retries = 3 } = options;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    service: "s3",
    region,
    retries,
  });
  const root = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  const addressOf = (key: string) => {
    assertFileKey(key);
    return `${root}/${prefix}${key}`;
  };

  return {
    async put(key, content) {
      const request = { method: "PUT", headers: headersFor(content) };
      const response = await (content instanceof Blob
        ? client.fetch(addressOf(key), { ...request, body: content })
        : fetch(await client.sign(addressOf(key), { ...request, ...streamed(content) })));
      await expectSuccess(response);
    },
    async get(key, range) {
      const headers = range && { Range: `bytes=${range.from}-${range.until - 1}` };
      const response = await client.fetch(addressOf(key), headers && { headers });
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok || response.body === null) throw await toError(response);
      return response.body;
    },
    async delete(key) {
      const response = await client.fetch(addressOf(key), { method: "DELETE" });
      if (response.status !== 404) await expectSuccess(response);
    },
    async list({ after, limit }) {
      const query = new URLSearchParams({ "list-type": "2", "max-keys": String(limit), prefix });
      if (after !== undefined) query.set("start-after", prefix + after);
      const response = await client.fetch(`${root}?${query}`);
      if (!response.ok) throw await toError(response);
      return toStoredFiles(await response.text(), prefix);
    },
  };
}

const headersFor = (content: FileContent) => ({
  "Content-Length": String(content.size),
  "Content-Type": "application/octet-stream",
  "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD",
});

/** A body that can only be sent once; requests with it are not retried. */
const streamed = (content: FileContent) => ({
  body: Readable.toWeb(Readable.from(content.stream())) as ReadableStream,
  duplex: "half" as const,
});

const listing = z.object({
  ListBucketResult: z.object({
    Contents: z.array(z.object({ Key: z.string(), LastModified: z.iso.datetime() })).default([]),
  }),
});
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "Contents" });

const toStoredFiles = (xml: string, prefix: string): readonly StoredFile[] =>
  listing.parse(parser.parse(xml)).ListBucketResult.Contents.map(({ Key, LastModified }) => ({
    key: Key.slice(prefix.length),
    storedAt: Date.parse(LastModified),
  }));

async function expectSuccess(response: Response): Promise<void> {
  if (!response.ok) throw await toError(response);
  await response.body?.cancel();
}

/** The status and the code of the service. Its text can contain keys and is dropped. */
async function toError(response: Response): Promise<Error> {
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? "no code";
  return new Error(`the file storage responded with ${response.status} (${code})`);
}

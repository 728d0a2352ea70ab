import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import test from "node:test";
import type { Files } from "@rollcall/core";

/** Keeps a diff of thousands of bytes out of the message. */
const same = (read: Uint8Array | null, bytes: Uint8Array) => read !== null && Buffer.compare(read, bytes) === 0;

/** What every file storage must do. */
export function testFiles(name: string, open: () => Promise<Files>): void {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const key = (end: string) => `file-0000-0000-${end}`;
  const read = async (files: Files, at: string, range?: { from: number; until: number }) => {
    const content = await files.get(at, range);
    return content && (await buffer(content));
  };

  void test(`${name}: returns a file as it was stored, whole or in part`, async () => {
    const files = await open();
    await files.put(key("aa"), new Blob([bytes]));
    assert(same(await read(files, key("aa")), bytes));
    assert(same(await read(files, key("aa"), { from: 100, until: 50_000 }), bytes.slice(100, 50_000)));
    assert(same(await read(files, key("aa"), { from: 59_999, until: 60_000 }), bytes.slice(-1)));
  });

  void test(`${name}: accepts content that is not a blob, and the same file twice`, async () => {
    const files = await open();
    const content = {
      size: 6,
      async *stream() {
        yield Uint8Array.of(1, 2, 3);
        await Promise.resolve();
        yield Uint8Array.of(4, 5, 6);
      },
    };
    await files.put(key("bb"), content);
    await files.put(key("bb"), content);
    assert(same(await read(files, key("bb")), Uint8Array.of(1, 2, 3, 4, 5, 6)));
  });

  void test(`${name}: has no file before it is stored and after it is deleted`, async () => {
    const files = await open();
    assert((await files.get(key("cc"))) === null);
    await files.delete(key("cc"));
    await files.put(key("cc"), new Blob([bytes]));
    await files.delete(key("cc"));
    assert((await files.get(key("cc"))) === null);
    assert.deepEqual(await files.list({ limit: 10 }), []);
  });

  void test(`${name}: lists files page by page in the order of their keys`, async () => {
    const files = await open();
    const start = Date.now();
    for (const end of ["c1", "a2", "b3", "a1"]) await files.put(key(end), new Blob([end]));
    const first = await files.list({ limit: 3 });
    assert.deepEqual(
      first.map((file) => file.key),
      [key("a1"), key("a2"), key("b3")],
    );
    assert.deepEqual(
      (await files.list({ limit: 3, after: key("b3") })).map((file) => file.key),
      [key("c1")],
    );
    for (const { storedAt } of first) assert(Math.abs(storedAt - start) < 60_000, String(storedAt));
  });

  void test(`${name}: refuses keys that it did not generate [P47]`, async () => {
    const files = await open();
    for (const odd of [
      "../../etc/passwd",
      "..%2f..%2fx-000000000",
      "a/../../b-0000000000",
      "short",
      "con",
      "",
      "A".repeat(20),
      `x\0${"y".repeat(20)}`,
      "a".repeat(65),
    ]) {
      await assert.rejects(files.put(odd, new Blob([bytes])), TypeError, odd);
      await assert.rejects(files.get(odd), TypeError, odd);
      await assert.rejects(files.delete(odd), TypeError, odd);
    }
  });

  void test(`${name}: can be read by several readers, one of whom stops early`, async () => {
    const files = await open();
    await files.put(key("ee"), new Blob([bytes]));
    const stopped = await files.get(key("ee"));
    assert(stopped);
    for await (const chunk of stopped) {
      assert(chunk.byteLength > 0);
      break;
    }
    assert(same(await read(files, key("ee")), bytes));
  });
}

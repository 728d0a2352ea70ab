import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import test, { after } from "node:test";
import { testFiles } from "./files.fixture.ts";
import { createFolderFiles } from "./folder-files.ts";

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "files-"));
  folders.push(folder);
  return folder;
}

testFiles("A folder", async () => createFolderFiles(join(await newFolder(), "files")));

void test("Files in a folder can be read only by the server's account", async () => {
  const folder = await newFolder();
  await createFolderFiles(folder).put("file-0000-0000-aa", new Blob(["content"]));
  assert.equal((await stat(join(folder, "fi", "file-0000-0000-aa"))).mode & 0o777, 0o600);
});

void test("A folder deletes the part of a file that a stopped process left behind [F10]", async () => {
  const folder = await newFolder();
  const unfinished = join(folder, ".unfinished");
  await mkdir(unfinished);
  for (const name of ["left", "in-progress"]) await writeFile(join(unfinished, name), "a part");
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(unfinished, "left"), twoHoursAgo, twoHoursAgo);
  await createFolderFiles(folder).put("file-0000-0000-aa", new Blob(["content"]));
  assert.deepEqual(await readdir(unfinished), ["in-progress"]);
});

void test("A folder keeps nothing of a file whose content ends early, is too long or fails [F10]", async () => {
  const folder = await newFolder();
  const files = createFolderFiles(folder);
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from("a part");
      throw await Promise.resolve(new Error("the disk failed"));
    })(),
  );
  const contents = [() => new Blob(["short"]).stream(), () => new Blob(["much too long"]).stream(), () => failing];
  for (const stream of contents) await assert.rejects(files.put("file-0000-0000-aa", { size: 10, stream }));
  assert.equal(await files.get("file-0000-0000-aa"), null);
  assert.deepEqual(await files.list({ limit: 10 }), []);
  assert.deepEqual(await readdir(join(folder, ".unfinished")), []);
});

void test("A folder lists its subfolders in the order of the keys", async () => {
  const files = createFolderFiles(await newFolder());
  const keys = ["0a", "0b", "a0", "a1", "b0"].map((start) => `${start}-000000-000000`);
  for (const key of keys.toReversed()) await files.put(key, new Blob(["content"]));
  const listed: string[] = [];
  for (let after = ""; ; after = listed.at(-1) ?? "") {
    const page = await files.list({ after, limit: 2 });
    listed.push(...page.map(({ key }) => key));
    if (page.length < 2) break;
  }
  assert.deepEqual(listed, keys);
});

void test("A folder lists the files of other processes, even while they delete some", async () => {
  const folder = await newFolder();
  const files = createFolderFiles(folder);
  await files.put("aa-000000-000000", new Blob(["content"]));
  // A dangling link is like a file that was deleted after its name was read.
  await symlink(join(folder, "missing"), join(folder, "aa", "aa-111111-111111"));
  const keys = (await files.list({ limit: 10 })).map(({ key }) => key);
  assert.deepEqual(keys, ["aa-000000-000000", "aa-111111-111111"]);
});

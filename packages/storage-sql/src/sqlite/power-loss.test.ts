import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { crew, ships } from "../crew.fixture.ts";
import { createSqliteStore } from "../index.ts";
import { add, damageOf, freshFile, namesIn } from "./fresh-file.fixture.ts";
import { slowDisk } from "./slow-disk.fixture.ts";

/** The number of changes; override it with `ROLLCALL_RUNS`. */
const changes = Number(process.env["ROLLCALL_RUNS"] ?? "20");
const writers = 4;
/** The maximum number of moments at which the power fails. */
const maxMoments = 500;

/** The bytes that a disk writes at once. */
const sector = 512;

test(
  "keeps all acknowledged changes if the power fails while a slow disk flushes [F2]",
  { skip: process.platform !== "linux" },
  async (context) => {
    const disk = slowDisk(context);
    const { launched, path } = freshFile(context);
    const store = await launched();
    const folder = mkdtempSync(join(tmpdir(), "rollcall-lost-"));
    context.after(() => rmSync(folder, { recursive: true }));
    /** The bytes of the log that a flush has covered. */
    let safe = statSync(`${path}-wal`).size;
    const answered: string[] = [];
    const problems: unknown[] = [];
    let moments = 0;
    /** Opens a copy of the files as the disk has them: any sector that no flush has covered may be missing. */
    const losePower = async (): Promise<void> => {
      const lost = join(folder, `${moments}.db`);
      copyFileSync(path, lost);
      const log = readFileSync(`${path}-wal`);
      for (let at = Math.ceil(safe / sector) * sector, kept = moments; at < log.length; at += sector, kept++)
        if (kept % 3 === 0) log.fill(0, at, Math.min(at + sector, log.length));
      writeFileSync(`${lost}-wal`, log);
      moments++;
      const expected = [...answered];
      const opened = createSqliteStore({ path: lost, synchronous: "normal" });
      await opened.open([ships, crew]);
      const found = new Set(await opened.transaction("read", namesIn));
      await opened.close();
      const missing = expected.filter((id) => !found.has(id));
      const damage = damageOf(lost);
      if (missing.length > 0 || damage !== "ok") problems.push({ moments, missing, damage });
      rmSync(lost);
    };
    const interval = Math.ceil(changes / writers / maxMoments);
    disk.flush((flush) => (log, done) => {
      const { size } = fs.fstatSync(log);
      const flushed: fs.NoParamCallback = (error) => {
        safe = size;
        done(error);
      };
      if (disk.flushes % interval !== 0) flush(log, flushed);
      else void losePower().then(() => flush(log, flushed), done);
    });
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < changes / writers; i++) {
          const id = `p${writer}-${i}`;
          await add(store, id);
          answered.push(id);
        }
      }),
    );
    await losePower();
    assert.deepEqual(problems, []);
    assert.ok(moments > Math.min(changes / writers, maxMoments) / 2);
  },
);

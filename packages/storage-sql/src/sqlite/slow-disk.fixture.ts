import fs from "node:fs";
import { StatementSync } from "node:sqlite";
import type { TestContext } from "node:test";
import { stoppedClock } from "../stopped-clock.fixture.ts";

type Sync = (log: number, done: fs.NoParamCallback) => void;

/**
 * A disk whose flushes seem to take a long time by the process's clock, so that stores flush their logs in another thread.
 */
export interface SlowDisk {
  /** How long a flush seems to take, in milliseconds. */
  flushTime: number;
  /** The number of flushes in another thread. */
  readonly flushes: number;
  /** The SQLite error of statements, for example by their text; undefined if the disk works. */
  errorOf: (sql: string) => number | undefined;
  /** Replaces the flush. It gets the actual one. */
  flush(by: (flush: Sync) => Sync): void;
}

/** Slows the disk down for one test. Nothing else moves the clock of the process, because the actual disk may be busy. */
export function slowDisk(context: TestContext): SlowDisk {
  const { mock } = context;
  const clock = stoppedClock(context);
  const get = StatementSync.prototype.get as (this: StatementSync, ...values: unknown[]) => unknown;
  function getSlowly(this: StatementSync, ...values: unknown[]): unknown {
    if (this.sourceSQL === "commit") clock.now += disk.flushTime;
    fail(this.sourceSQL);
    return get.apply(this, values);
  }
  mock.method(StatementSync.prototype, "get", getSlowly as StatementSync["get"]);
  const run = StatementSync.prototype.run as (this: StatementSync, ...values: unknown[]) => unknown;
  function runOrFail(this: StatementSync, ...values: unknown[]): unknown {
    fail(this.sourceSQL);
    return run.apply(this, values);
  }
  mock.method(StatementSync.prototype, "run", runOrFail as StatementSync["run"]);
  function fail(sql: string): void {
    const errcode = disk.errorOf(sql);
    if (errcode !== undefined) throw Object.assign(new Error("disk I/O error"), { code: "ERR_SQLITE_ERROR", errcode });
  }
  const actual = fs.fdatasync;
  let flush: Sync = actual;
  const flushSlowly: Sync = (file, done) => {
    clock.now += disk.flushTime;
    flush(file, done);
  };
  const flushing = mock.method(fs, "fdatasync", flushSlowly as typeof fs.fdatasync);
  const disk: SlowDisk = {
    flushTime: 50,
    errorOf: () => undefined,
    get flushes() {
      return flushing.mock.callCount();
    },
    flush(by) {
      flush = by(actual);
    },
  };
  return disk;
}

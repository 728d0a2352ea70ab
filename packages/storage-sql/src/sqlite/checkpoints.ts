import { Worker } from "node:worker_threads";
import type { Connection } from "./connection.ts";

/** When checkpoints run. */
export interface CheckpointLimits {
  /** The approximate number of pages after which the log is written into the database. */
  readonly pages: number;
  /** The number of pages from which the log starts over. */
  readonly longLog: number;
  /** The smallest number of statements between two checkpoints, and the number before the first. Most change one or two pages. */
  readonly statements: number;
}

const usualLimits: CheckpointLimits = { pages: 14_000, longLog: 20_000, statements: 4000 };

/** What a worker thread runs. It is text, so that bundlers need no second file. */
const source = `
  process.emitWarning = () => {};
  const { parentPort, workerData } = require("node:worker_threads");
  const { DatabaseSync } = require("node:sqlite");
  const database = new DatabaseSync(workerData);
  try {
    parentPort.postMessage(null);
    parentPort.postMessage(database.prepare("pragma wal_checkpoint(passive)").get().log);
  } finally {
    database.close();
  }
`;

/**
 * Writes the write-ahead log into the database in a worker thread, because within a commit this would block the event loop for 50 to 150
 * ms. If it fails, SQLite does it in a commit once the log is twice as long.
 */
export class Checkpoints {
  readonly #path: string;
  readonly #limits: CheckpointLimits;
  #statements = 0;
  #maxStatements: number;
  /** The length of the log at the last checkpoint. */
  #pages = 0;
  #isLong = false;
  #worker: Worker | undefined;
  #ended: Promise<void> | undefined;

  constructor(path: string, limits = usualLimits) {
    this.#path = path;
    this.#limits = limits;
    this.#maxStatements = limits.statements;
  }

  /**
   * Called after each commit. SQLite starts the log over when all of it is in the database, so once it is long, the next write
   * has to wait for the rest.
   * @returns resolves when the next write may begin; `undefined` if it may at once
   */
  afterCommit(connection: Connection): Promise<void> | undefined {
    this.#statements += connection.writes;
    connection.writes = 0;
    if (this.#worker !== undefined) return undefined;
    if (this.#isLong) {
      this.#start();
      return this.whenIdle();
    }
    if (this.#statements >= this.#maxStatements) this.#start();
    return undefined;
  }

  /** Resolves when no worker runs. */
  async whenIdle(): Promise<void> {
    this.#worker?.ref();
    await this.#ended;
  }

  /** The worker alone does not keep the process running. */
  #start(): void {
    let statements = this.#statements;
    const wasLong = this.#isLong;
    this.#statements = 0;
    this.#isLong = false;
    const worker = startWorker(this.#path);
    if (worker === undefined) return;
    this.#worker = worker;
    worker.unref();
    worker.on("message", (answer: number | null) => {
      if (answer === null) {
        // It begins now. Statements since the start of the thread have written pages, too.
        statements += this.#statements;
        this.#statements = 0;
        return;
      }
      // -1 if another checkpoint is running.
      const pages = Math.max(answer, 0);
      this.#isLong = !wasLong && pages >= this.#limits.longLog;
      const written = pages < this.#pages ? pages : pages - this.#pages;
      this.#pages = pages;
      this.#maxStatements = Math.max(this.#limits.statements, (statements * this.#limits.pages) / Math.max(written, 1));
    });
    // The worker ends then, and a later one tries again.
    worker.once("error", () => undefined);
    this.#ended = new Promise((resolve) =>
      worker.once("exit", () => {
        this.#worker = undefined;
        resolve();
      }),
    );
  }
}

/** Starts the worker; `undefined` if the process may not start threads. */
function startWorker(path: string): Worker | undefined {
  try {
    // Without the options of the process, which may preload modules.
    return new Worker(source, { eval: true, workerData: path, execArgv: [] });
  } catch {
    return undefined;
  }
}

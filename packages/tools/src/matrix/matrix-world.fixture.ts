import { collections, list, type Store } from "@rollcall/core";
import { type AskableOperation, questionsAbout } from "@rollcall/permission-model";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import type { Column } from "./matrix-lines.ts";
import { type CreatedWorld, createMatrixWorld, type WorldKind } from "./create-matrix-world.fixture.ts";
import { type Answer, type Credentials, type More, openMatrixServer } from "./matrix-server.fixture.ts";
import { changesBetween, jsonOf, type Rows } from "../../../core/src/faults/changes-between.fixture.ts";

export type { Answer } from "./matrix-server.fixture.ts";

/** A server with the people and schedules of the matrix. */
export interface MatrixWorld {
  /**
   * Ids of people and schedules by name, of shifts by `shift-of-…`, and numbers of changes by `settings-of-…`,
   * `role-on-…` and `profile-of-…` with the person's id.
   */
  readonly ids: Readonly<Record<string, string>>;
  /** The input of the question about an operation and a target, as one caller asks it. */
  inputOf(operation: AskableOperation, target: string, who: Column): object;
  ask(who: Column, mode: "run" | "check", operation: string, input: object): Promise<Answer>;
  /** Sends any request, signed in or not. */
  request(who: string, path: string, more?: More): Promise<Response>;
  /** Every row of every collection as text, without the counters of wrong passwords, which a refusal may change (P35). */
  dump(): Promise<string>;
  /** Restores every row of every collection. */
  restore(): Promise<void>;
  /** Closes the server. */
  close(): void;
}

/** The rows of all collections, and each collection as text. */
interface Contents {
  readonly rows: Rows;
  readonly texts: readonly string[];
}

/** The source of copies of a world. */
type Template = Contents & CreatedWorld;

const templates = new Map<string, Promise<Template>>();

/** Opens a copy of the world of this kind, which is created over HTTP once. Only requests change it, because no jobs run. */
export async function openMatrixWorld(kind: WorldKind = {}): Promise<MatrixWorld> {
  const key = JSON.stringify([kind.isGranted === true, kind.isInvited === true, kind.isLinked === true]);
  const template = templates.get(key) ?? makeTemplate(kind);
  templates.set(key, template);
  const { ids, sessions, rows, texts } = await template;
  const state = createMemoryState();
  const store = createMemoryStore({ state });
  const { server, send, request } = await openMatrixServer(store, { runsJobs: false });
  let known: Promise<Contents> | undefined;
  let dumped: string | undefined;
  // Most calls write nothing, so the last read is still valid.
  createMemoryStore({ state }).watch(() => {
    known = dumped = undefined;
  });
  const contents = (): Promise<Contents> => (known ??= contentsOf(store));
  await store.transaction("write", (tx) => tx.write(changesBetween(copied, [], rows)));
  const credentialsOf = (who: string): Credentials => sessions[who] ?? (isSignedOut(who) ? {} : { "x-user": who });
  return {
    ids,
    inputOf: (operation, target, who) =>
      questionOf(operation, target).input(
        {
          id: (name) => ids[name] ?? assert.fail(`unknown id \`${name}\``),
          change: (name) => Number(ids[name]),
        },
        ids[who] ?? "",
      ),
    ask: (who, mode, operation, input) => send(credentialsOf(who), mode, operation, input),
    request: (who, path, more) => request(credentialsOf(who), path, more),
    dump: async () => (dumped ??= dumpOf(await contents())),
    restore: async () => {
      const now = await contents();
      const changed = <T>(all: readonly T[]): T[] => all.filter((_, index) => now.texts[index] !== texts[index]);
      const changes = changesBetween(changed(copied), changed(now.rows), changed(rows));
      await store.transaction("write", (tx) => tx.write(changes));
    },
    close: () => {
      server.close();
    },
  };
}

const dumpOf = ({ rows, texts }: Contents): string =>
  rows.map((own, index) => (own.some(hasCounters) ? JSON.stringify(own.map(uncounted)) : texts[index])).join("\n");

const hasCounters = (row: object): boolean => "lockedSince" in row || "failures" in row;

/** A row without its counters of wrong passwords. */
const uncounted = (row: object): object =>
  hasCounters(row)
    ? { ...row, failures: undefined, recentFailures: undefined, recentSince: undefined, lockedSince: undefined }
    : row;

/** Returns the question of the matrix about an operation and a target. */
export const questionOf = (operation: AskableOperation, target: string) =>
  questionsAbout(operation).find((question) => question.target === target) ??
  assert.fail(`no question about ${operation} on ${target}`);

/** A person who isn't activated can't have a session (A18). */
const isSignedOut = (who: string): boolean => who === "anonymous" || who === "holding";

async function makeTemplate(kind: WorldKind): Promise<Template> {
  const store = createMemoryStore();
  let delay = 10 * 60_000;
  const matrix = await openMatrixServer(store, { clock: { now: () => Date.now() - delay } });
  const founded = await createMatrixWorld(matrix, kind, () => {
    delay = 0;
  });
  matrix.server.close();
  await matrix.server.idle();
  await matrix.rollcall.dispatchMail();
  return { ...founded, ...(await contentsOf(store)) };
}

async function contentsOf(store: Store): Promise<Contents> {
  const rows = await store.transaction("read", (tx) => tx.read(reads));
  return { rows, texts: rows.map((own) => own.map(jsonOf).join()) };
}

/** Without the time, which each server records itself. */
const copied = collections.filter(({ name }) => name !== "clock_marks");

const reads = copied.map((one) => list(one, "key", 0)({ equal: [], limit: 1_000_000 }));

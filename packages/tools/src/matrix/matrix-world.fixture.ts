import { collections, insert, type Insert, list, type Store } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import type { Column } from "./matrix-lines.ts";
import { type Founded, foundMatrixWorld, type WorldKind } from "./matrix-founding.fixture.ts";
import { type Answer, type Credentials, type More, openMatrixServer } from "./matrix-server.fixture.ts";

export type { Answer } from "./matrix-server.fixture.ts";

/** A server, and everybody of the matrix. */
export interface MatrixWorld {
  /**
   * The ids of people by name, of schedules by `desk`, `owned`, `elsewhere`, `abroad`, of their shifts by `shift-of-…`; running
   * numbers, of profiles by `profile-of-` and the id of the person.
   */
  readonly ids: Readonly<Record<string, string>>;
  ask(who: Column, mode: "run" | "check", operation: string, input: object): Promise<Answer>;
  /** Any request, by somebody who is signed in or not. */
  request(who: string, path: string, more?: More): Promise<Response>;
  /** Every row of every collection, as text, but for how many wrong passwords were tried: these count, and are refused (P35). */
  everything(): Promise<string>;
  /** Serves no more. */
  close(): void;
}

/** What a world is copied from. */
interface Template extends Founded {
  readonly rows: readonly Insert[];
}

const templates = new Map<string, Promise<Template>>();

/** Opens a world: a copy of the one of its kind that is made over HTTP, once. */
export async function openMatrixWorld(kind: WorldKind = {}): Promise<MatrixWorld> {
  const key = JSON.stringify([kind.isGranted === true, kind.isInvited === true]);
  const template = templates.get(key) ?? makeTemplate(kind);
  templates.set(key, template);
  const { ids, sessions, rows } = await template;
  const store = createMemoryStore();
  const { server, send, request } = await openMatrixServer(store);
  await store.transaction("write", (tx) => tx.write(rows));
  const credentialsOf = (who: string): Credentials => sessions[who] ?? (isSignedOut(who) ? {} : { "x-user": who });
  return {
    ids,
    ask: (who, mode, operation, input) => send(credentialsOf(who), mode, operation, input),
    request: (who, path, more) => request(credentialsOf(who), path, more),
    everything: async () =>
      JSON.stringify(await rowsOf(store), (field, value: unknown) => (field === "failures" ? undefined : value)),
    close: () => {
      server.close();
    },
  };
}

/** Whoever is not activated cannot come by any session (A18): they are as good as nobody. */
const isSignedOut = (who: string): boolean => who === "anonymous" || who === "holding";

async function makeTemplate(kind: WorldKind): Promise<Template> {
  const store = createMemoryStore();
  const matrix = await openMatrixServer(store);
  const founded = await foundMatrixWorld(matrix, kind);
  matrix.server.close();
  await matrix.server.idle();
  await matrix.rollcall.dispatchMail();
  const kept = await rowsOf(store);
  const rows = collections.flatMap((one, index) => (kept[index] ?? []).map((row) => insert(one, row)));
  return { ...founded, rows };
}

const rowsOf = (store: Store) => store.transaction("read", (tx) => tx.read(reads));

const reads = collections.map((one) => list(one, "key", 0)({ equal: [], limit: 1_000_000 }));

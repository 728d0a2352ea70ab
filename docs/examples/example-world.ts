import {
  createRollcall,
  createWebPasswords,
  createWebSecrets,
  RollcallError,
  StoreUnavailable,
  type Store,
} from "@rollcall/core";
import { permissionModel } from "@rollcall/permission-model";
import { createIndexedDbStore, deleteIndexedDbStore } from "@rollcall/storage-indexeddb";
import { createMemoryStore } from "@rollcall/storage-memory";
import {
  createExampleData,
  type ExampleData,
  hasData,
  type MailedRollcall,
  organizationId,
  type Persona,
  personasOf,
} from "./example-data.ts";

/** Rollcall in this page, with an organization, a schedule and people. */
export interface ExampleWorld {
  readonly personas: readonly Persona[];
  /** The values of the placeholders in the markup of an example, such as `{scheduleId}`. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** The fragment of an unanswered invitation's link. */
  readonly invitationFragment: string;
  /** Whether changes are kept in this browser, and shared with other tabs. */
  readonly isKept: boolean;
  stop(): Promise<void>;
}

/** The name of the database, of the lock and of what the page remembers. */
const name = "rollcall-example";

/**
 * Opens the world of this browser, or creates it. Without IndexedDB, it is in memory.
 * @param baseUrl the origin of the links in mails
 * @param lost called when another tab starts over
 */
export async function openExampleWorld(baseUrl: string, lost: () => void): Promise<ExampleWorld> {
  try {
    // One tab at a time, so that only one of them creates the data.
    return await navigator.locks.request(name, () => openKeptWorld(baseUrl, lost));
  } catch (error) {
    const isFull = error instanceof RollcallError && error.code === "store.unavailable";
    if (!isFull && !(error instanceof StoreUnavailable) && !(error instanceof DOMException)) throw error;
    return createWorldInMemory(baseUrl);
  }
}

/** Creates a world that is lost with the page. */
export async function createWorldInMemory(baseUrl: string): Promise<ExampleWorld> {
  const mailed = await startRollcall(createMemoryStore(), baseUrl);
  return toWorld(mailed, await createExampleData(mailed));
}

/** Lets the next call of `openExampleWorld` create a new world. */
export const forgetExampleWorld = (): void => {
  localStorage.removeItem(name);
};

async function openKeptWorld(baseUrl: string, lost: () => void): Promise<ExampleWorld> {
  const openStore = (): Store => createIndexedDbStore({ name, durability: "relaxed", lost });
  const known = readData();
  if (known !== undefined) {
    const mailed = await startRollcall(openStore(), baseUrl);
    // The browser may have deleted the database and nothing else.
    if (await hasData(mailed, known)) return toWorld(mailed, known, writeData);
    await mailed.rollcall.close();
  }
  await deleteIndexedDbStore(name);
  const mailed = await startRollcall(openStore(), baseUrl);
  const data = await createExampleData(mailed);
  writeData(data);
  return toWorld(mailed, data, writeData);
}

async function startRollcall(store: Store, baseUrl: string): Promise<MailedRollcall> {
  const mails = new Map<string, string>();
  const rollcall = await createRollcall({
    store,
    domains: [permissionModel],
    clock: { now: () => Date.now() },
    ids: { next: () => crypto.randomUUID() },
    // Links and sessions must work after a reload. The data of the example is public.
    secrets: createWebSecrets("the secret of the live examples is public"),
    passwords: createWebPasswords(1000, () => false),
    calendars: { read: () => Promise.resolve({ status: "read", busy: [], etag: null }) },
    mail: {
      baseUrl,
      from: { address: "planning@harbour.example", name: "Harbour Operations" },
      mailer: { send: ({ to, text }) => Promise.resolve(mails.set(to.address, text)).then(() => ({ status: "sent" })) },
    },
  });
  return { rollcall, mails };
}

function toWorld({ rollcall }: MailedRollcall, data: ExampleData, keep?: (data: ExampleData) => void): ExampleWorld {
  const { scheduleId, personId, invitationFragment } = data;
  return {
    personas: personasOf(rollcall, data, (session) => keep?.({ ...data, session })),
    placeholders: { scheduleId, personId, organizationId },
    invitationFragment,
    isKept: keep !== undefined,
    stop: async () => rollcall.close(),
  };
}

/** What this browser remembers of a world whose shifts are still ahead. */
function readData(): ExampleData | undefined {
  const data = JSON.parse(localStorage.getItem(name) ?? "null") as ExampleData | null;
  return data !== null && data.firstShift > Date.now() ? data : undefined;
}

const writeData = (data: ExampleData): void => {
  localStorage.setItem(name, JSON.stringify(data));
};

import { createRollcall, type Rollcall, type Store } from "@rollcall/core";
import { createCalendarReader, nodePlatform, nodeSecrets } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { LoadedConfig } from "../config/load-config.ts";
import { toSettingRefusal } from "../refusal.ts";
import { databaseOf, toDatabaseRefusal } from "./database.ts";
import { openMailer } from "./open-mailer.ts";

/** A Rollcall that a command opened. */
export interface OpenRollcall {
  readonly rollcall: Rollcall;
  /** Open for as long as the Rollcall is. */
  readonly store: Store;
  /** Closes what was opened: the mail server's connections, then the store. */
  readonly close: () => Promise<void>;
}

/**
 * Composes a Rollcall as its configuration says, and opens its store: what is missing in the schema is added.
 * @throws {Refusal} the store cannot be used, or a setting is not what it should be
 */
export async function openRollcall(loaded: LoadedConfig): Promise<OpenRollcall> {
  const { config } = loaded;
  const database = databaseOf(loaded);
  const mailer = openMailer(config);
  const store = createSqliteStore(database);
  try {
    const rollcall = await createRollcall({
      ...nodePlatform,
      calendars: createCalendarReader(),
      ...config.parts,
      store,
      ...(config.secret !== undefined && { secrets: nodeSecrets(config.secret) }),
      ...(mailer && { mail: mailer.mail }),
    });
    return {
      rollcall,
      store,
      async close() {
        mailer?.smtp?.close();
        await rollcall.close();
      },
    };
  } catch (error) {
    mailer?.smtp?.close();
    await store.close();
    throw toDatabaseRefusal(toSettingRefusal(error), database);
  }
}

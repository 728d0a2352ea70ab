import { createRollcall, type Rollcall, type Store } from "@rollcall/core";
import type { UploadSpool } from "@rollcall/server";
import { permissionModel } from "@rollcall/permission-model";
import { createCalendarReader, nodePlatform, nodeSecrets } from "@rollcall/server/node";
import type { LoadedConfig } from "../config/load-config.ts";
import { toSettingError } from "../cli-error.ts";
import { toDatabaseError } from "./database-errors.ts";
import { databaseOf } from "./configured-database.ts";
import { openFiles } from "./open-files.ts";
import { openLinks } from "./open-links.ts";
import { openMailer } from "./open-mailer.ts";

/** A Rollcall instance opened by a command. */
export interface OpenRollcall {
  readonly rollcall: Rollcall;
  /** Open until `close` is called. */
  readonly store: Store;
  /** Receives uploads; undefined if no storage of files is configured. */
  readonly spool: UploadSpool | undefined;
  /** Closes the SMTP connections, then the store. */
  readonly close: () => Promise<void>;
}

/**
 * Creates a Rollcall instance from the configuration and opens its store, updating the schema if needed.
 * @throws {CliError} the store cannot be used, or a setting is invalid
 */
export async function openRollcall(loaded: LoadedConfig): Promise<OpenRollcall> {
  const { config } = loaded;
  const database = databaseOf(loaded);
  const links = openLinks(config);
  const mailer = openMailer(config);
  const opened = openFiles(loaded);
  const store = await database.createStore();
  try {
    const rollcall = await createRollcall({
      ...nodePlatform,
      calendars: createCalendarReader(),
      ...config.parts,
      domains: [permissionModel, ...(config.parts?.domains ?? [])],
      store,
      links,
      ...(config.secret !== undefined && { secrets: nodeSecrets(config.secret) }),
      ...(mailer && { mail: mailer.mail }),
      ...(opened && { files: opened.files }),
    });
    return {
      rollcall,
      store,
      spool: opened?.spool,
      async close() {
        mailer?.smtp?.close();
        await rollcall.close();
      },
    };
  } catch (error) {
    mailer?.smtp?.close();
    await store.close();
    throw toDatabaseError(toSettingError(error), database);
  }
}

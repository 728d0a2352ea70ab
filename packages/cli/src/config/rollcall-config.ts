import type { FileOptions, LinkProvider, MailOptions, Mailer, RollcallOptions } from "@rollcall/core";
import type { ServerOptions } from "@rollcall/server";
import type { SmtpMailerOptions } from "@rollcall/server/node";

/** A SQLite file, for one machine. */
export interface SqliteConfig {
  /** Path of a SQLite file, relative to the configuration file. Its folder must exist. */
  readonly sqlite: string;
  /** With `full` (the default), acknowledged writes survive a power failure. */
  readonly synchronous?: "full" | "normal" | undefined;
  readonly postgres?: undefined;
}

/** A PostgreSQL database, for any number of machines. Needs the package `pg`. */
export interface PostgresConfig {
  /** Where the database is, such as `postgresql://user:password@host:5432/database`. Read it from the environment. */
  readonly postgres: string;
  /** The schema of the tables. Created if it is missing. Default: `rollcall`. */
  readonly schema?: string | undefined;
  /** The beginning of all names of tables and indexes. Default: none. */
  readonly tablePrefix?: string | undefined;
  /** A connection without a pooler, for migrations and notifications. Needed only if `postgres` points to a pooler. */
  readonly directConnectionString?: string | undefined;
  /** The number of connections of each process. Default: 10. */
  readonly maxConnections?: number | undefined;
  readonly sqlite?: undefined;
}

/** The database. */
export type DatabaseConfig = SqliteConfig | PostgresConfig;

/** How mail is sent: through an SMTP server or a custom mailer. Other options are those of `createRollcall`. */
export interface MailConfig extends Omit<MailOptions, "mailer" | "baseUrl" | "from"> {
  /** The SMTP server. Set either this or `mailer`. */
  readonly smtp?: SmtpMailerOptions | undefined;
  readonly mailer?: Mailer | undefined;
  /** The sender: `Rota <rota@example.com>`, or its two parts. */
  readonly from: string | { readonly name: string; readonly address: string };
}

/** Where the files that people upload are stored: in a folder, or in another storage such as `createS3Files({ … })`. */
export interface FilesConfig extends Omit<FileOptions, "storage"> {
  /** A folder, relative to the configuration file. It is created if it doesn't exist. Set either this or `storage`. */
  readonly folder?: string | undefined;
  readonly storage?: FileOptions["storage"] | undefined;
  /** The folder of uploads in progress. Default: a folder for temporary files of the system. */
  readonly uploads?: string | undefined;
}

/** The products whose schedules can be linked (B19). */
export interface LinksConfig {
  /** Ids of providers in `@rollcall/links`, or your own providers. Default: all of `@rollcall/links`. */
  readonly providers?: readonly (string | LinkProvider)[] | undefined;
  /** Exact origins that may be on your own network, such as `https://goalert.corp.example`. Default: none (P66). */
  readonly origins?: readonly string[] | undefined;
}

/** Options of `createRollcall` that have no setting here, such as domains, profile fields and directory. */
export type FurtherParts = Partial<
  Omit<RollcallOptions, "store" | "clock" | "ids" | "digest" | "limits" | "secrets" | "mail" | "files" | "links">
>;

/** The default export of `rollcall.config.ts`. Empty strings and null count as absent. */
export interface RollcallConfig {
  /** Returns the host user of a request, or null if there is no signed-in user (Q51). */
  readonly authenticate: ServerOptions["authenticate"];
  readonly database: DatabaseConfig;
  /** The public address used in mail links, such as `https://planner.example.com`. Required in production and with `mail`. */
  readonly baseUrl?: string | undefined;
  /**
   * The secret of this installation, at least 32 characters. Read it from the environment. Required in production. To replace it,
   * list the new one and the former one, and run `rollcall rotate-secret`.
   */
  readonly secret?: string | readonly string[] | undefined;
  /** Required in production. */
  readonly mail?: MailConfig | undefined;
  /** Where uploads are stored. Without it, nothing can be uploaded. */
  readonly files?: FilesConfig | undefined;
  readonly links?: LinksConfig | undefined;
  /** The port; 0 picks a free one. Default: 4400. `--port` takes precedence. */
  readonly port?: number | undefined;
  /** The interface to listen on; `0.0.0.0` for all. Default: `localhost`. `--host` takes precedence. */
  readonly host?: string | undefined;
  /** The path prefix of all routes. Default: `/rollcall`. */
  readonly basePath?: string | undefined;
  /** The proxies in front of this server: their addresses (`["10.0.0.0/8"]`) or their number. Default: none. */
  readonly trustedProxies?: readonly string[] | number | undefined;
  /** Origins whose pages may call the server, in addition to that of `baseUrl`. */
  readonly origins?: readonly string[] | undefined;
  /** The maximum size of a request body, in bytes. Default: 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /**
   * How many milliseconds to keep accepting requests after a signal, while `/health/ready` responds with 503. Every proxy should check it
   * within this time. Default: 0.
   */
  readonly drain?: number | undefined;
  /** Whether to require production settings (F15). Default: whether `NODE_ENV` is `production`. */
  readonly production?: boolean | undefined;
  readonly parts?: FurtherParts | undefined;
}

/** A configuration with valid values. Settings may be absent. */
export interface CheckedConfig extends Maybe<Omit<RollcallConfig, "mail">> {
  readonly mail?: (Omit<MailConfig, "from"> & Pick<MailOptions, "from">) | undefined;
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

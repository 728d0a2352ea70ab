import type { MailOptions, Mailer, RollcallParts } from "@rollcall/core";
import type { ServerOptions } from "@rollcall/server";
import type { SmtpMailerOptions } from "@rollcall/server/node";

/** Where everything is kept. */
export interface DatabaseConfig {
  /** A SQLite file, from the folder of the configuration; its own folder must exist. */
  readonly sqlite: string;
  /** `full`, unless said: what was answered survives a loss of power. */
  readonly synchronous?: "full" | "normal" | undefined;
}

/** How mail leaves: through a mail server, or a mailer of the host's own. All else is as `createRollcall` takes it. */
export interface MailConfig extends Omit<MailOptions, "mailer" | "baseUrl" | "from"> {
  /** The mail server. Either this or `mailer`. */
  readonly smtp?: SmtpMailerOptions | undefined;
  readonly mailer?: Mailer | undefined;
  /** Whom mail is from: `Rota <rota@example.com>`, or its two parts. */
  readonly from: string | { readonly name: string; readonly address: string };
}

/** What `createRollcall` takes that no other setting stands for: a host's operations, fields of profiles, directory. */
export type FurtherParts = Partial<
  Omit<RollcallParts, "store" | "clock" | "ids" | "digest" | "limits" | "secrets" | "mail">
>;

/** The default export of `rollcall.config.ts`. What comes from the environment and is not there counts as left out. */
export interface RollcallConfig {
  /** Who is calling is the host's word (Q51): its user behind a request, or null where nobody is signed in. */
  readonly authenticate: ServerOptions["authenticate"];
  readonly database: DatabaseConfig;
  /** Where links in mails lead: `https://planner.example.com`. Needed in production, and wherever there is `mail`. */
  readonly baseUrl?: string | undefined;
  /** The secret of this installation, 32 characters or more, out of the environment. Needed in production. */
  readonly secret?: string | undefined;
  /** Needed in production. */
  readonly mail?: MailConfig | undefined;
  /** 4400 if left out; 0 picks a free one. `--port` goes before it. */
  readonly port?: number | undefined;
  /** The interface to listen on; `localhost` if left out, `0.0.0.0` for all. `--host` goes before it. */
  readonly host?: string | undefined;
  /** Below which path everything is served; `/rollcall` if left out. */
  readonly basePath?: string | undefined;
  /** The proxies before this server: their addresses (`["10.0.0.0/8"]`), or how many there are. None if left out. */
  readonly trustedProxies?: readonly string[] | number | undefined;
  /** Origins, beside that of `baseUrl`, whose pages may call: `https://app.example.com`. */
  readonly origins?: readonly string[] | undefined;
  /** The most bytes of a body; 1 MiB if left out. */
  readonly bodyLimit?: number | undefined;
  /** Whether to refuse what is for trying things out (F15); if left out, whether `NODE_ENV` is `production`. */
  readonly production?: boolean | undefined;
  readonly parts?: FurtherParts | undefined;
}

/** A configuration whose values are what they should be, where they are there. */
export interface CheckedConfig extends Maybe<Omit<RollcallConfig, "mail">> {
  readonly mail?: (Omit<MailConfig, "from"> & Pick<MailOptions, "from">) | undefined;
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

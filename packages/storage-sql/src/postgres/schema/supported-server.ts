/** The properties that decide whether a server is supported. */
export interface ServerKind {
  /** The version, such as `18.4`. */
  readonly server: string;
  /** The version as a number, such as 180004. */
  readonly number: number;
  readonly encoding: string;
}

/** `pg_current_snapshot` was added in this version. */
const oldestServer = { number: 130_000, name: "13" };

/** The columns of {@link ServerKind}. */
export const serverKind = `current_setting('server_version') as "server", current_setting('server_version_num')::int as "number",
    current_setting('server_encoding') as "encoding"`;

/** Why a server can't be used; undefined if it can. */
export function problemOf({ server, number, encoding }: ServerKind): string | undefined {
  if (number < oldestServer.number)
    return `the server has version ${server}; version ${oldestServer.name} or newer is required`;
  return encoding === "UTF8" ? undefined : `the encoding of the database is ${encoding}, not UTF8`;
}

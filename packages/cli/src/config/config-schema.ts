import { isIP } from "node:net";
import { z } from "zod";

/** The message for an invalid value: `port` *must be a whole number…* */
const mustBe = (what: string) => ({ error: `must be ${what}` });

/** Treats null and the empty string as absent: environment variables that are not set look like this. */
const emptyToUndefined = (value: unknown): unknown => (value === "" || value === null ? undefined : value);

const text = (what: string) => z.string(mustBe(what)).min(1, mustBe(what));
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(emptyToUndefined, schema.optional());
const custom = <T>(what: string, fits: (value: unknown) => boolean) => z.custom<T>(fits, mustBe(what));
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isFunction = (value: unknown): boolean => typeof value === "function";

const webAddress = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/;
const mailbox = /^[^\s@<>]+@[^\s@<>]+$/;
const named = /^(?<name>[^<>]*?)\s*<(?<address>[^\s@<>]+@[^\s@<>]+)>$/;

const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;

/** `10.0.0.0/8`, `::1`. */
function isNetwork(value: string): boolean {
  const [address = "", prefix, ...more] = value.split("/");
  const bits = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

const port = mustBe("a whole number from 0 to 65535");
const databaseError = mustBe('`{ sqlite: "rollcall.db" }` or `{ postgres: "postgresql://…" }`');
const address = mustBe(
  "an address such as `postgresql://user:password@host:5432/database`, with special characters encoded, such as `%23` for `#`",
);
const connections = mustBe("a whole number above 0");
/** Whether a text is the address of a PostgreSQL database. */
export const isConnectionString = (value: string): boolean =>
  /^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value);
const connectionString = z.string(address).refine(isConnectionString, address);
const name = text("a name");

const sqlite = z.strictObject({
  sqlite: text("the path of a file"),
  postgres: z.undefined().optional(),
  synchronous: z.enum(["full", "normal"], mustBe("`full` or `normal`")).optional(),
});

const postgres = z.strictObject({
  postgres: connectionString,
  sqlite: z.undefined().optional(),
  schema: setting(
    name.refine(
      (value) => Buffer.byteLength(value) <= 63 && !value.startsWith("pg_"),
      mustBe("a name of at most 63 bytes that does not begin with `pg_`"),
    ),
  ),
  tablePrefix: setting(name),
  directConnectionString: setting(connectionString),
  maxConnections: setting(z.int(connections).min(1, connections)),
});

/** Problems are reported for the specified kind of database. */
const database = z
  .looseObject({ sqlite: z.unknown().optional(), postgres: z.unknown().optional() }, databaseError)
  .refine((value) => (value.sqlite === undefined) !== (value.postgres === undefined), databaseError)
  .transform((value, context) => {
    const { data, error } = (value.sqlite === undefined ? postgres : sqlite).safeParse(value);
    for (const issue of error?.issues ?? []) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return data;
  });
const smtp = mustBe('`{ host: "smtp.example.com", auth: { user, pass } }`');
const proxies = "a list of addresses and networks such as `10.0.0.0/8`, or the number of proxies";
const from = 'a sender such as `"Rota <rota@example.com>"`';

const mail = z
  .looseObject(
    {
      smtp: z
        .looseObject(
          { host: text("the host name of a mail server"), port: z.int(port).min(0, port).max(65_535, port).optional() },
          smtp,
        )
        .optional(),
      mailer: custom(
        "a mailer: an object with `send`",
        (value) => isObject(value) && "send" in value && isFunction(value.send),
      ).optional(),
      from: z.union(
        [
          z
            .string()
            .refine((value) => named.test(value) || mailbox.test(value), mustBe(from))
            .transform((value) => ({ name: "", address: value, ...named.exec(value)?.groups })),
          z.strictObject({ name: z.string(), address: z.string().regex(mailbox, mustBe(from)) }),
        ],
        mustBe(from),
      ),
    },
    mustBe("an object with `smtp` or `mailer`, and `from`"),
  )
  .refine(({ smtp, mailer }) => (smtp === undefined) !== (mailer === undefined), {
    error: "must have either `smtp` or `mailer`",
  });

const milliseconds = mustBe("a whole number of milliseconds");
const bytes = mustBe("a whole number of bytes");
const hasMethods = (value: unknown, ...names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => isFunction((value as Readonly<Record<string, unknown>>)[name]));

const files = z
  .strictObject(
    {
      folder: text("the path of a folder").optional(),
      storage: custom("a storage such as `createS3Files({ … })`", (value) =>
        hasMethods(value, "put", "get", "delete", "list"),
      ).optional(),
      uploads: text("the path of a folder").optional(),
      scanner: custom("a virus scanner: an object with `scan`", (value) => hasMethods(value, "scan")).optional(),
      maxSize: z.int(bytes).min(1, bytes).optional(),
      maxTotal: z.int(bytes).min(1, bytes).optional(),
    },
    mustBe('`{ folder: "files" }`, the folder of uploaded files'),
  )
  .refine(({ folder, storage }) => (folder === undefined) !== (storage === undefined), {
    error: "must have either `folder` or `storage`",
  });

const origins = z.array(
  z.string().refine(isOrigin, mustBe("an origin such as `https://app.example.com`")),
  mustBe("a list of origins such as `https://app.example.com`"),
);

const provider = "the id of a provider such as `pagerduty`, or a provider of your own";
const isProvider = (value: unknown): boolean =>
  typeof value === "string" || hasMethods(value, "hostOf", "listSchedules", "listPeople", "checkHealth");

const authenticateError = { error: "must be a function that returns the user of a request, or null" };

/** The schema of a configuration file. Every setting may be absent. */
export const configSchema = z.strictObject(
  {
    authenticate: z.preprocess(emptyToUndefined, z.custom(isFunction, authenticateError).optional()),
    database: setting(database),
    baseUrl: setting(
      z
        .string(mustBe("a web address"))
        .regex(webAddress, mustBe("a web address such as `https://planner.example.com`")),
    ),
    secret: setting(
      z.union(
        [z.string(), z.array(z.string()).min(1)],
        mustBe("a string, or a list of strings with the current one first"),
      ),
    ),
    mail: setting(mail),
    files: setting(files),
    links: setting(
      z.strictObject(
        {
          providers: z.array(custom(provider, isProvider), mustBe("a list of providers")).optional(),
          origins: origins.optional(),
        },
        mustBe('`{ providers: ["pagerduty"] }`, the products whose schedules can be linked'),
      ),
    ),
    port: setting(z.int(port).min(0, port).max(65_535, port)),
    host: setting(text("the name or address of an interface such as `0.0.0.0`")),
    basePath: setting(
      z.string(mustBe("a path such as `/rollcall`")).regex(/^\/[^\s?#]*$/, mustBe("a path such as `/rollcall`")),
    ),
    trustedProxies: setting(
      z.union(
        [z.int().min(0), z.array(z.string()).refine((networks) => networks.every(isNetwork), mustBe(proxies))],
        mustBe(proxies),
      ),
    ),
    origins: setting(origins),
    bodyLimit: setting(z.int(bytes).min(1, bytes)),
    drain: setting(z.int(milliseconds).min(0, milliseconds)),
    production: setting(z.boolean(mustBe("`true` or `false`"))),
    parts: setting(custom("an object with further options of createRollcall", isObject)),
  },
  { error: "must be an object: `export default defineConfig({ … })`" },
);

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(configSchema.shape);

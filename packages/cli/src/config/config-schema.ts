import { isIP } from "node:net";
import { z } from "zod";

/** What stands for a value in a sentence: `port` *is a whole number…* */
const says = (what: string) => ({ error: `is ${what}` });

/** What the environment does not have comes as nothing at all, or as nothing between quotes. */
const leftOut = (value: unknown): unknown => (value === "" || value === null ? undefined : value);

const text = (what: string) => z.string(says(what)).min(1, says(what));
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(leftOut, schema.optional());
const theirs = <T>(what: string, fits: (value: unknown) => boolean) => z.custom<T>(fits, says(what));
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

const port = says("a whole number from 0 to 65535");
const database = says('`{ sqlite: "rollcall.db" }`: the file in which everything is kept');
const smtp = says('`{ host: "smtp.example.com", auth: { user, pass } }`');
const proxies = "a list of addresses and networks, as in `10.0.0.0/8`, or how many proxies there are";
const from = 'whom mail is from, as in `"Rota <rota@example.com>"`';

const mail = z
  .looseObject(
    {
      smtp: z
        .looseObject(
          { host: text("the name of a mail server"), port: z.int(port).min(0, port).max(65_535, port).optional() },
          smtp,
        )
        .optional(),
      mailer: theirs(
        "a mailer: an object with `send`",
        (value) => isObject(value) && "send" in value && isFunction(value.send),
      ).optional(),
      from: z.union(
        [
          z
            .string()
            .refine((value) => named.test(value) || mailbox.test(value), says(from))
            .transform((value) => ({ name: "", address: value, ...named.exec(value)?.groups })),
          z.strictObject({ name: z.string(), address: z.string().regex(mailbox, says(from)) }),
        ],
        says(from),
      ),
    },
    says("an object with `smtp` or `mailer`, and `from`"),
  )
  .refine(({ smtp, mailer }) => (smtp === undefined) !== (mailer === undefined), {
    error: "has either `smtp` or a `mailer`",
  });

const isCalled = { error: "is a function that says who sent a request, or null for nobody" };

/** The configuration as it is read: every value may be missing, none may be something else than it should. */
export const configSchema = z.strictObject(
  {
    authenticate: z.preprocess(leftOut, z.custom(isFunction, isCalled).optional()),
    database: setting(
      z
        .looseObject(
          {
            sqlite: text("the path of a file").optional(),
            synchronous: z.enum(["full", "normal"], says("`full` or `normal`")).optional(),
          },
          database,
        )
        .superRefine((value, context) => {
          const unknown = Object.keys(value).find((key) => key !== "sqlite" && key !== "synchronous");
          if (unknown === "postgres") {
            context.addIssue(
              'names `postgres`, and this version keeps its data in a SQLite file: `{ sqlite: "rollcall.db" }`',
            );
          } else if (unknown !== undefined || value.sqlite === undefined) context.addIssue(database.error);
        }),
    ),
    baseUrl: setting(
      z.string(says("a web address")).regex(webAddress, says("a web address, as in `https://planner.example.com`")),
    ),
    secret: setting(z.string(says("text: the secret of this installation"))),
    mail: setting(mail),
    port: setting(z.int(port).min(0, port).max(65_535, port)),
    host: setting(text("the name or address of an interface, as in `0.0.0.0`")),
    basePath: setting(
      z.string(says("a path, as in `/rollcall`")).regex(/^\/[^\s?#]*$/, says("a path, as in `/rollcall`")),
    ),
    trustedProxies: setting(
      z.union(
        [z.int().min(0), z.array(z.string()).refine((networks) => networks.every(isNetwork), says(proxies))],
        says(proxies),
      ),
    ),
    origins: setting(
      z.array(
        z.string().refine(isOrigin, says("an origin, as in `https://app.example.com`")),
        says("a list of origins, as in `https://app.example.com`"),
      ),
    ),
    bodyLimit: setting(z.int(says("a whole number of bytes")).min(1, says("a whole number of bytes"))),
    production: setting(z.boolean(says("`true` or `false`"))),
    parts: setting(theirs("an object of further parts", isObject)),
  },
  { error: "is to be an object: `export default defineConfig({ … })`" },
);

/** Every setting there is, by name. */
export const settingNames: readonly string[] = Object.keys(configSchema.shape);

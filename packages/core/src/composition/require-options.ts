import { isPromise } from "../kernel/platform/awaitable.ts";
import type { RollcallOptions } from "./rollcall-options.ts";

/** A part that a host passes: the methods it must have, and where to get one. */
interface ExpectedPart {
  readonly methods: readonly string[];
  readonly source: string;
  readonly isRequired?: boolean;
}

const expectedParts: { readonly [Name in keyof RollcallOptions]: ExpectedPart } = {
  store: {
    methods: ["open", "transaction", "watch", "close"],
    source: 'createSqliteStore({ path }) from "@rollcall/storage-sql"',
    isRequired: true,
  },
  clock: { methods: ["now"], source: '...nodePlatform from "@rollcall/server/node"', isRequired: true },
  ids: { methods: ["next"], source: '...nodePlatform from "@rollcall/server/node"', isRequired: true },
  digest: { methods: ["sha256", "salt"], source: "an object with your own functions `sha256` and `salt`" },
  secrets: {
    methods: ["random", "derive", "hash", "seal", "open", "isCurrent"],
    source: 'nodeSecrets(key) from "@rollcall/server/node"',
  },
  passwords: {
    methods: ["hash", "verify", "isOutdated", "decoy", "isCommon"],
    source: 'createArgon2Passwords() from "@rollcall/server/node"',
  },
  calendars: { methods: ["read"], source: 'createCalendarReader() from "@rollcall/server/node"' },
  hostCalendars: { methods: ["busyTimes"], source: "an object with your own function `busyTimes`" },
  observer: {
    methods: ["operation", "transaction", "conflict", "failedRow", "job", "mail"],
    source: 'openTelemetry() from "@rollcall/server"',
  },
  directory: { methods: ["search", "get"], source: "an object with your own functions `search` and `get`" },
};

/**
 * Checks options that hosts often get wrong, since many of them use plain JavaScript.
 * @throws {TypeError} a part is missing, a promise or of the wrong type; the message says what to pass
 */
export function requireOptions(options: RollcallOptions): void {
  requireObject("the options of createRollcall", options);
  for (const [name, expected] of Object.entries(expectedParts)) requirePart(name, Reflect.get(options, name), expected);
  if (options.limits !== undefined && typeof options.limits !== "function")
    throw new TypeError('`limits` must be a function: pass ...nodePlatform from "@rollcall/server/node"');
  if (options.domains !== undefined && !Array.isArray(options.domains))
    throw new TypeError("`domains` must be a list: pass `domains: [yourDomain]`");
  if (options.mail === undefined) return;
  requireObject("`mail`", options.mail);
  const source = 'createSmtpMailer({ … }) from "@rollcall/server/node"';
  requirePart("mail.mailer", options.mail.mailer, { methods: ["send"], source, isRequired: true });
}

function requirePart(name: string, part: unknown, { methods, source, isRequired = false }: ExpectedPart): void {
  if (part === undefined && !isRequired) return;
  if (part === undefined || part === null)
    throw new TypeError(`createRollcall requires \`${name}\`: pass ${source}, for example`);
  requireObject(`\`${name}\``, part);
  const lacking = methods.filter((method) => typeof Reflect.get(part, method) !== "function");
  if (lacking.length > 0)
    throw new TypeError(`\`${name}\` has no function \`${lacking.join("`, `")}\`: pass ${source}, for example`);
}

function requireObject(what: string, value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null)
    throw new TypeError(
      `${what} must be an object, not ${value === null || value === undefined ? String(value) : `a ${typeof value}`}`,
    );
  if (isPromise(value))
    throw new TypeError(`${what} must be an object, not a promise: add \`await\` where it is created`);
}

import { RollcallError } from "../contract/rollcall-error.ts";
import type { RollcallEvent } from "../contract/stream.ts";
import type { RollcallClient } from "./generated/rollcall-client.ts";
import type { EffectsOf, EventsOf, InputOf, Method, OperationSignature, OutputOf } from "./method.ts";
import type { CallMode, CallOptions, FileTransport, Transport } from "./transport.ts";

type Domain<Name extends string> = Name extends `${infer D}.${string}` ? D : never;
type Verb<Name extends string, D extends string> = Name extends `${D}.${infer V}` ? V : never;

/** The methods of a host's own operations, by domain and verb. */
export type OwnClient<O extends OperationSignature> = {
  readonly [D in Domain<O["name"]>]: {
    readonly [V in Verb<O["name"], D>]: Method<
      InputOf<Extract<O, { readonly name: `${D}.${V}` }>>,
      OutputOf<Extract<O, { readonly name: `${D}.${V}` }>>,
      EffectsOf<Extract<O, { readonly name: `${D}.${V}` }>>,
      EventsOf<Extract<O, { readonly name: `${D}.${V}` }>> | RollcallEvent
    >;
  };
};

/** The typed client of Rollcall's operations, and of a host's own if it has any. */
export type ClientWith<Own extends OperationSignature> = [Own] extends [never]
  ? RollcallClient
  : RollcallClient & OwnClient<Own>;

/**
 * Creates the typed client over any transport. It contains no list of operations: the property path is the name on the
 * wire, and the types define which paths exist. `createClient<typeof assignVehicle>(transport)` adds a host's own.
 */
export function createClient<Own extends OperationSignature = never>(transport: Transport): ClientWith<Own> {
  return lazily<object>((domain) =>
    domain === "files" ? (transport.files ?? noFiles) : lazily((verb) => method(transport, `${domain}.${verb}`)),
  ) as ClientWith<Own>;
}

function refuseFile(): never {
  throw new RollcallError("internal", { hint: "this transport has no `files`" });
}

/** The files of a transport that has none. */
const noFiles: FileTransport = { upload: async () => refuseFile(), url: refuseFile };

function method(transport: Transport, name: string): Method<unknown, unknown> {
  const call =
    (mode: CallMode) =>
    (input: unknown, options: CallOptions = {}) =>
      transport.call({ name, mode, input, options });
  return Object.assign(call("run"), { check: call("check"), dryRun: call("dry-run") }) as Method<unknown, unknown>;
}

/** An object whose properties are created on first access. It has no `then`, so that async code can return it. */
function lazily<T>(make: (name: string) => T): Readonly<Record<string, T>> {
  const made = new Map<string, T>();
  return new Proxy(Object.create(null) as Record<string, T>, {
    get(_, name) {
      if (typeof name !== "string" || name === "then") return undefined;
      let value = made.get(name);
      if (value === undefined) made.set(name, (value = make(name)));
      return value;
    },
  });
}

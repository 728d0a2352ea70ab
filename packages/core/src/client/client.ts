import type { Decision } from "../contract/decision.ts";
import type { DomainEvent } from "../contract/stream.ts";
import type { CallMode, CallOptions, Transport } from "./transport.ts";

/** What a dry run tells: the output that the command would have had, and what it would have changed (X3). */
export interface DryRun<Output> {
  readonly output: Output;
  readonly events: readonly DomainEvent[];
  /**
   * The state that would result, and what else would be touched (X3): `ScheduleEffects` where members of a schedule move,
   * `AccountEffects` where somebody's account does, empty where an operation tells no more.
   */
  readonly effects: Readonly<Record<string, unknown>>;
}

/** What the client needs to know of an operation: its name, and the types of what goes in and comes out. */
export interface OperationSignature {
  readonly name: string;
  readonly types?: { readonly input: unknown; readonly output: unknown };
}

type InputOf<O> = O extends { readonly types?: { readonly input: infer I } } ? I : never;
type OutputOf<O> = O extends { readonly types?: { readonly output: infer R } } ? R : never;

/** One operation as a method, with its two twins. */
export interface Method<Input, Output> {
  (input: Input, options?: CallOptions): Promise<Output>;
  /** Is this possible now, and if not, why? Changes nothing. */
  check(input: Input, options?: CallOptions): Promise<Decision>;
  /** What would this do? Changes nothing. */
  dryRun(input: Input, options?: CallOptions): Promise<DryRun<Output>>;
}

type Domain<Name extends string> = Name extends `${infer D}.${string}` ? D : never;
type Verb<Name extends string, D extends string> = Name extends `${D}.${infer V}` ? V : never;

/** `client.members.add(…)` for every operation of a registry. */
export type Client<O extends OperationSignature> = {
  readonly [D in Domain<O["name"]>]: {
    readonly [V in Verb<O["name"], D>]: Method<
      InputOf<Extract<O, { readonly name: `${D}.${V}` }>>,
      OutputOf<Extract<O, { readonly name: `${D}.${V}` }>>
    >;
  };
};

/**
 * The typed client over any transport. It carries no table of operations: the path of the property is the name on the
 * wire, and the type parameter says which paths there are.
 */
export function createClient<O extends OperationSignature>(transport: Transport): Client<O> {
  return lazily((domain) => lazily((verb) => method(transport, `${domain}.${verb}`))) as Client<O>;
}

function method(transport: Transport, name: string): Method<unknown, unknown> {
  const call =
    (mode: CallMode) =>
    (input: unknown, options: CallOptions = {}) =>
      transport.call({ name, mode, input, options });
  return Object.assign(call("run"), { check: call("check"), dryRun: call("dry-run") }) as Method<unknown, unknown>;
}

/** An object whose properties are made when first asked for. `then` is left out, so that it can be returned from async code. */
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

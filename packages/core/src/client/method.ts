import type { Decision } from "../contract/decision.ts";
import type { RollcallEvent } from "../contract/stream.ts";
import type { CallOptions } from "./transport.ts";

/** The result of a dry run: the output the command would return, and what it would change (X3). */
export interface DryRun<Output, Effects = unknown, Event = RollcallEvent> {
  readonly output: Output;
  readonly events: readonly Event[];
  /** The resulting state and further changes, as declared by the operation (X3). */
  readonly effects: Effects;
}

/** The part of an operation the client uses: its name, and the types of its input and output. */
export interface OperationSignature {
  readonly name: string;
  readonly types?: {
    readonly input: unknown;
    readonly output: unknown;
    readonly effects?: unknown;
    readonly event?: unknown;
  };
}

/** The input of an operation. */
export type InputOf<O> = O extends { readonly types?: { readonly input: infer I } } ? I : never;
/** The output of an operation. */
export type OutputOf<O> = O extends { readonly types?: { readonly output: infer R } } ? R : never;

/** The effects of a dry run. */
export type EffectsOf<O> = O extends { readonly types?: { readonly effects: infer E } } ? E : never;

/** The events an operation declares. */
export type EventsOf<O> = O extends { readonly types?: { readonly event: infer E } } ? E : never;

/** The effects of an operation that declares none. */
export type NoEffects = Readonly<Record<string, never>>;

/** One operation as a method. A call runs it; `check` and `dryRun` change nothing. */
export interface Method<Input, Output, Effects = NoEffects, Event = RollcallEvent> {
  (input: Input, options?: CallOptions): Promise<Output>;
  /** Checks whether the call is allowed now, and why not. Changes nothing. */
  check(input: Input, options?: CallOptions): Promise<Decision>;
  /** Returns what the call would do. Changes nothing. */
  dryRun(input: Input, options?: CallOptions): Promise<DryRun<Output, Effects, Event>>;
}

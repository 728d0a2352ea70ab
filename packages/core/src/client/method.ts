import type { Decision } from "../contract/decision.ts";
import type { RollcallEvent } from "./generated/rollcall-event.ts";
import type { CallOptions } from "./transport.ts";

/** What a dry run tells: the output that the command would have had, and what it would have changed (X3). */
export interface DryRun<Output, Effects = unknown, Event = RollcallEvent> {
  readonly output: Output;
  readonly events: readonly Event[];
  /** The resulting state, and what else would change, as the operation declares it (X3). */
  readonly effects: Effects;
}

/** What the client needs to know of an operation: its name, and the types of what goes in and comes out. */
export interface OperationSignature {
  readonly name: string;
  readonly types?: { readonly input: unknown; readonly output: unknown; readonly effects?: unknown };
}

/** What a caller sends to an operation. */
export type InputOf<O> = O extends { readonly types?: { readonly input: infer I } } ? I : never;
/** What an operation answers. */
export type OutputOf<O> = O extends { readonly types?: { readonly output: infer R } } ? R : never;

/** The effects of a dry run. */
export type EffectsOf<O> = O extends { readonly types?: { readonly effects: infer E } } ? E : never;

/** The effects of an operation that declares none. */
export type NoEffects = Readonly<Record<string, never>>;

/** One operation as a method: a call runs it, `check` and `dryRun` change nothing. */
export interface Method<Input, Output, Effects = NoEffects, Event = RollcallEvent> {
  (input: Input, options?: CallOptions): Promise<Output>;
  /** Is this possible now, and if not, why? Changes nothing. */
  check(input: Input, options?: CallOptions): Promise<Decision>;
  /** What would this do? Changes nothing. */
  dryRun(input: Input, options?: CallOptions): Promise<DryRun<Output, Effects, Event>>;
}

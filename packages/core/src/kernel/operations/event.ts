import { z } from "zod";

/** A domain event as the engine sees it: a type in the past tense, and ids, settings and counts. */
export interface BaseEvent {
  readonly type: string;
}

/** A declared domain event: its type and the schema of the whole event. */
export interface EventDeclaration<Type extends string = string, Event extends BaseEvent = BaseEvent> {
  readonly type: Type;
  readonly schema: z.ZodType<Event>;
}

/** The events of a declaration, or of several as a union to switch on by `type`. */
export type EventOf<Declaration extends EventDeclaration> =
  Declaration extends EventDeclaration<string, infer Event> ? Event : never;

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<Exclude<T[Key], undefined>> }
    : T;

/** The values of an event. */
export type EventValues<Shape extends z.ZodRawShape> = ReadonlyDeep<z.output<z.ZodObject<Shape>>>;

/** An event of a declaration. */
export type DeclaredEvent<Type extends string, Shape extends z.ZodRawShape> = {
  readonly type: Type;
} & EventValues<Shape>;

/**
 * Represents the events that an operation's extensions declare. Operations that run extensions of later domains, such as
 * kinds of mail, list it among their events.
 */
export const extensionEvent: EventDeclaration = { type: "", schema: z.looseObject({ type: z.string() }) };

/**
 * Declares a domain event and returns the function that creates it. Its values are ids, settings and counts, never people's names or
 * addresses.
 * @param type past tense, in kebab case
 * @param summary one sentence for the docs and OpenAPI
 * @param shape the event's values
 */
export const event = <const Type extends string, const Shape extends z.ZodRawShape>(
  type: Type,
  summary: string,
  shape: Shape,
) => {
  const fields: z.ZodType = z.strictObject({ type: z.literal(type), ...shape }).describe(summary);
  const schema = fields as z.ZodType<DeclaredEvent<Type, Shape>>;
  return Object.assign((values: EventValues<Shape>): DeclaredEvent<Type, Shape> => Object.assign({ type }, values), {
    type,
    schema,
  });
};

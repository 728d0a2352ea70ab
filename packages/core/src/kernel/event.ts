import { z } from "zod";

/** A declared domain event: its type in the past tense and the schema of the whole event. */
export interface EventDeclaration<Type extends string = string, Event = unknown> {
  readonly type: Type;
  readonly schema: z.ZodType<Event>;
}

/** The events of a declaration, or of several as a union to switch on by `type`. */
export type EventOf<Declaration extends EventDeclaration> =
  Declaration extends EventDeclaration<string, infer Event> ? Event : never;

/**
 * Declares a domain event. Its values are ids, settings and counts: names and addresses of people are never part of it.
 * @param type past tense, such as `member-removed`
 * @param shape the event's values
 */
export const event = <const Type extends string, const Shape extends z.ZodRawShape>(type: Type, shape: Shape) => {
  const schema = z.strictObject({ type: z.literal(type), ...shape });
  return { type, schema: schema as z.ZodType<{ readonly type: Type } & Readonly<z.output<z.ZodObject<Shape>>>> };
};

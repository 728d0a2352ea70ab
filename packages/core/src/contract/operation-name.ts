/** The name of an operation, `domain.verb`, which is also its route. */
export type OperationName = `${string}.${string}`;

/** A query reads; a command writes and accepts an idempotency key. */
export type OperationKind = "query" | "command";

/**
 * The kind of an operation, from its name: verbs that begin with `get` or `list` are queries, all others are commands.
 * Client and server both derive it, so browsers don't need to load a table.
 */
export const kindOf = (name: string): OperationKind => (/\.(?:get|list)(?:[A-Z]|$)/.test(name) ? "query" : "command");

/** The protocol version. A client or server with an older version asks to be reloaded or updated. */
export const wireVersion = 1;

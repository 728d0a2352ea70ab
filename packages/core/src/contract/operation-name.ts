/** The wire form of an operation's name: `domain.verb`. It is the route, too. */
export type OperationName = `${string}.${string}`;

/** A query reads; a command writes and accepts an idempotency key. */
export type OperationKind = "query" | "command";

/**
 * The kind of an operation, read off its name: verbs that begin with `get` or `list` are queries, all others commands.
 * Both sides derive it from the name alone, so that a browser needs no table.
 */
export const kindOf = (name: string): OperationKind => (/\.(?:get|list)(?:[A-Z]|$)/.test(name) ? "query" : "command");

/** The version of the wire. A side that meets a newer one asks to be reloaded or updated. */
export const wireVersion = 1;

import type { ListArguments, Query, Read, Value } from "@rollcall/core";
import type { Connection } from "../connections/connection.ts";
import { getReader } from "./get.ts";
import { listReader } from "./list.ts";
import { searchReader } from "./search.ts";

type Reader = (connection: Connection, args: never) => unknown;

/** Indexed by the id of the query. Ids are dense and unique in a process, so all stores share compiled statements. */
const readers: Reader[] = [];

/** Answers one read on a connection. */
export function readOne(connection: Connection, { query, args }: Read<unknown>): unknown {
  const reader = (readers[query.id] ??= compile(query));
  return reader(connection, args as never);
}

function compile(query: Query): Reader {
  if (query.kind === "list") {
    const walk = listReader(query);
    const search = searchReader(query);
    return (connection: Connection, args: ListArguments) =>
      args.limit <= 0
        ? []
        : args.words === undefined || args.words.length === 0
          ? walk(connection, args)
          : search(connection, args);
  }
  const get = getReader(query);
  if (query.kind === "get") return get;
  return (connection: Connection, keys: readonly (readonly Value[])[]) =>
    keys.map((key) => get(connection, key)).filter((row) => row !== undefined);
}

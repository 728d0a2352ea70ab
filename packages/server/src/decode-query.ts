import type { Operation } from "@rollcall/core";
import { z } from "zod";
import { invalid } from "./exchange.ts";

/** Decodes the query of a URL into the input of one operation. */
export type DecodeQuery = (url: string) => Record<string, unknown>;

/**
 * Creates a decoder for a query's search parameters from its schema. A value that may be a string is used as it is; any other is JSON
 * (`limit=50`, `assignable=true`). Invalid JSON stays text, which the schema rejects.
 */
export function queryDecoder(operation: Operation): DecodeQuery {
  const { properties = {} } = inputSchema(operation);
  const texts = new Set(Object.keys(properties).filter((name) => mayBeString(properties[name])));
  return (url) => {
    // Without a prototype, `__proto__` is an ordinary name (P56).
    const input = Object.create(null) as Record<string, unknown>;
    for (const [name, value] of new URLSearchParams(queryOf(url))) {
      if (name in input) throw invalid(name, "one value");
      input[name] = texts.has(name) ? value : fromJson(value);
    }
    return input;
  };
}

/** The query of an absolute URL. Parsing the rest of the URL takes as long as decoding the query. */
function queryOf(url: string): string {
  const [beforeHash = ""] = url.split("#", 1);
  const start = beforeHash.indexOf("?");
  return start === -1 ? "" : beforeHash.slice(start + 1);
}

/** The input of an operation, as JSON Schema. */
export const inputSchema = ({ input }: Operation): z.core.JSONSchema.JSONSchema =>
  z.toJSONSchema(input, { io: "input", unrepresentable: "any" });

/** Whether a schema allows a string, so that its values are sent as they are and not as JSON. */
export function mayBeString(schema: z.core.JSONSchema._JSONSchema | undefined): boolean {
  if (schema === undefined || typeof schema === "boolean") return true;
  const { type, anyOf, oneOf, enum: values } = schema;
  const ways = anyOf ?? oneOf;
  if (ways !== undefined) return ways.some(mayBeString);
  if (type === undefined) return values?.some((value) => typeof value === "string") ?? true;
  return Array.isArray(type) ? type.includes("string") : type === "string";
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

import type { Operation } from "@rollcall/core";
import { z } from "zod";
import { inputSchema, mayBeString } from "../decode-query.ts";
import { statusOf } from "../status-of.ts";

type Schema = z.core.JSONSchema._JSONSchema;

/** The paths of one operation: itself, its check and its dry run. */
export function describeOperation(operation: Operation): Record<string, object> {
  const { name, kind, summary, anybody, confidential } = operation;
  const tags = [name.slice(0, name.indexOf("."))];
  const input = inputSchema(operation);
  const output = z.toJSONSchema(operation.output, { io: "output", unrepresentable: "any" });
  const posted = { requestBody: { required: true, content: json(input) } };
  // No scheme is named for the others: how a host signs its users in, this server does not know.
  const security = anybody ? { security: [] } : {};
  const { 401: unauthenticated, ...others } = refusals;
  const refused = anybody ? others : { 401: unauthenticated, ...others };
  const answers = (schema: object) => ({
    ...security,
    responses: { 200: { description: summary, content: json(schema) }, ...refused },
  });
  const parameters = confidential ? [] : [idempotencyKey];
  const run =
    kind === "query"
      ? { get: { operationId: name, summary, tags, parameters: parametersOf(input), ...answers(output) } }
      : { post: { operationId: name, summary, tags, parameters, ...posted, ...answers(output) } };
  const twin = (verb: string, said: string, schema: object) => ({
    post: { operationId: `${name}/${verb}`, summary: said, tags, ...posted, ...answers(schema) },
  });
  return {
    [`/${name}`]: run,
    [`/${name}/check`]: twin("check", "Whether this is possible now, and if not, why. Changes nothing.", decision),
    [`/${name}/dry-run`]: twin("dry-run", "What this would do. Changes nothing.", dryRunOf(output)),
  };
}

const json = (schema: object) => ({ "application/json": { schema } });

const decision = { $ref: "#/components/schemas/Decision" };

const effects = {
  type: "object",
  description: "The state that would result, and what else would be touched; empty where an operation tells no more.",
};

const dryRunOf = (output: object) => ({
  type: "object",
  required: ["output", "events", "effects"],
  properties: { output, events: { type: "array", items: { type: "object" } }, effects },
});

const refusals = Object.fromEntries(
  Object.values(statusOf).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
);

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "The same key makes the command happen once, however often it is sent.",
  schema: { type: "string", minLength: 1, maxLength: 128 },
};

/** Each property of a query's input travels by itself: what may be a string as it is, anything else as JSON. */
function parametersOf({ properties = {}, required = [] }: z.core.JSONSchema.JSONSchema): object[] {
  return Object.entries(properties).map(([name, schema]: [string, Schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(mayBeString(schema) ? { schema } : { content: json(schema as object) }),
  }));
}

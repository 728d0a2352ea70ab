import type { Operation } from "@rollcall/core";
import type { z } from "zod";
import { inputSchema, mayBeString } from "../decode-query.ts";
import { statusOf } from "../status-of.ts";
import { describeProperties } from "./describe-properties.ts";
import { propertyDocs } from "./generated/property-docs.ts";
import { signedIn } from "./security-schemes.ts";
import { toSchema } from "./to-schema.ts";

type Schema = z.core.JSONSchema._JSONSchema;

/** The paths of one operation: itself, its check and its dry run. */
export function describeOperation(operation: Operation): Record<string, object> {
  const { name, kind, summary, allowAnonymous, confidential, session, trustsDevice } = operation;
  const tags = [tagOf(operation)];
  const input = describeProperties(inputSchema(operation), propertyDocs[`${name} input`]);
  const output = describeProperties(withoutTokens(operation), propertyDocs[`${name} output`]);
  const posted = { requestBody: { required: true, content: json(input) } };
  const { 401: unauthenticated, ...others } = refusals;
  const refused = allowAnonymous && session !== "begins" ? others : { 401: unauthenticated, ...others };
  const answers = (schema: object, headers: object = {}) => ({
    ...securityOf(allowAnonymous),
    responses: { 200: { description: summary, content: json(schema), ...headers }, ...refused },
  });
  const set = session === undefined ? (trustsDevice ? setCookie.trusts : undefined) : setCookie[session];
  const cookie = set === undefined ? {} : { headers: { "Set-Cookie": set } };
  const parameters = confidential ? [] : [idempotencyKey];
  const run =
    kind === "query"
      ? { get: { operationId: name, summary, tags, parameters: parametersOf(input), ...answers(output) } }
      : { post: { operationId: name, summary, tags, parameters, ...posted, ...answers(output, cookie) } };
  const twin = (verb: string, description: string, schema: object) => ({
    post: { operationId: `${name}/${verb}`, summary: description, tags, ...posted, ...answers(schema) },
  });
  return {
    [`/${name}`]: run,
    [`/${name}/check`]: twin("check", "Checks whether this is allowed now, and why not. Changes nothing.", decision),
    [`/${name}/dry-run`]: twin("dry-run", "Returns what this would do. Changes nothing.", dryRunOf(operation, output)),
  };
}

/** The domain of an operation. */
export const tagOf = ({ name }: Operation): string => name.slice(0, name.indexOf("."));

/** Anonymous operations work with and without a session. */
const securityOf = (allowAnonymous: boolean): object => (allowAnonymous ? { security: [{}, ...signedIn] } : {});

/** The output over HTTP: tokens are in cookies, and null in the body. */
function withoutTokens({ output, session, trustsDevice }: Operation): z.core.JSONSchema.JSONSchema {
  const schema = toSchema(output);
  const moved = [...(session === undefined ? [] : ["session"]), ...(trustsDevice ? ["device"] : [])];
  const tokens = moved.filter((name) => schema.properties?.[name] !== undefined);
  if (tokens.length === 0) return schema;
  const nulls = Object.fromEntries(tokens.map((name) => [name, { type: "null" as const }]));
  return { ...schema, properties: { ...schema.properties, ...nulls } };
}

const setCookie = {
  begins: { description: "The new session, and in another cookie the trusted device.", schema: { type: "string" } },
  trusts: { description: "The trusted device.", schema: { type: "string" } },
  ends: { description: "Removes the session.", schema: { type: "string" } },
};

const json = (schema: object) => ({ "application/json": { schema } });

const decision = { $ref: "#/components/schemas/Decision" };

const noEffects = { type: "object", properties: {}, additionalProperties: false };

const dryRunOf = ({ name, effects }: Operation, output: object) => ({
  type: "object",
  required: ["output", "events", "effects"],
  properties: {
    output,
    events: { type: "array", items: { $ref: "#/components/schemas/Event" } },
    effects: effects === undefined ? noEffects : describeProperties(toSchema(effects), propertyDocs[`${name} effects`]),
  },
});

const refusals = Object.fromEntries(
  Object.values(statusOf).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
);

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "A command with the same key runs once, however often it is sent.",
  schema: { type: "string", minLength: 1, maxLength: 128 },
};

/** Each property of a query's input is a parameter: a possible string as it is, anything else as JSON. */
function parametersOf({ properties = {}, required = [] }: z.core.JSONSchema.JSONSchema): object[] {
  return Object.entries(properties).map(([name, schema]: [string, Schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(mayBeString(schema) ? { schema } : { content: json(schema as object) }),
  }));
}

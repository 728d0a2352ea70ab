import {
  errorKinds,
  type ErrorKind,
  type EventDeclaration,
  type Operation,
  reasonSchema,
  wireVersion,
} from "@rollcall/core";
import { statusOf } from "../status-of.ts";
import { describeOperation, tagOf } from "./describe-operation.ts";
import { securitySchemes, signedIn } from "./security-schemes.ts";
import { serverPaths, serverTag, streamMessage } from "./server-paths.ts";
import { toSchema } from "./to-schema.ts";

/** The parts of an OpenAPI 3.1 document that this server uses. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly object[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, object>>;
  readonly components: object;
}

/** The operations and events to describe. */
export interface Described {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly events: readonly EventDeclaration[];
}

/**
 * Describes every operation, its check and dry run, and all errors, from the schemas used by the engine.
 * @param described all operations and events of the instance
 * @param basePath the path where the handler is mounted
 */
export function describeApi({ operations, events }: Described, basePath: string): OpenApi {
  const shown = [...operations.values()].filter(({ internal }) => !internal);
  return {
    openapi: "3.1.0",
    info: {
      title: "Rollcall",
      version: String(wireVersion),
      description: "Members and roles, invitations, readiness, shifts and a worker portal.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: basePath === "" ? "/" : basePath }],
    security: signedIn,
    tags: [...new Set(shown.map(tagOf)), serverTag].map((name) => ({ name })),
    paths: { ...(Object.assign({}, ...shown.map(describeOperation)) as object), ...serverPaths },
    components: {
      schemas: {
        Reason: toSchema(reasonSchema, false),
        Event: { oneOf: events.map(({ schema }) => toSchema(schema)) },
        Refusal: refusal,
        Decision: decision,
        StreamMessage: streamMessage,
      },
      responses: responses(),
      securitySchemes,
    },
  };
}

const refusal = { type: "object", required: ["error"], properties: { error: { $ref: "#/components/schemas/Reason" } } };

const decision = {
  type: "object",
  required: ["allowed", "reasons"],
  properties: {
    allowed: { type: "boolean" },
    reasons: { type: "array", items: { $ref: "#/components/schemas/Reason" } },
  },
};

/** One response per status, with its error codes. */
function responses(): Record<string, object> {
  const kinds = Object.keys(statusOf) as ErrorKind[];
  return Object.fromEntries(
    kinds.map((kind) => {
      const codes = Object.entries(errorKinds).flatMap(([code, its]) => (its === kind ? [`\`${code}\``] : []));
      const schema = { $ref: "#/components/schemas/Refusal" };
      return [String(statusOf[kind]), { description: codes.join(", "), content: { "application/json": { schema } } }];
    }),
  );
}

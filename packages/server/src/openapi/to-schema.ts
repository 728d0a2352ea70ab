import { reasonSchema } from "@rollcall/core";
import { z } from "zod";

type Schema = z.core.JSONSchema.JSONSchema;

const reasonType: z.core.$ZodType = reasonSchema;

/**
 * The JSON schema of what a server sends. Reasons are referenced, since many responses contain them. A recursive part, such as arbitrary
 * JSON, is described as any value, because the document can't contain its definition.
 * @param schema the zod schema
 * @param hasReasonComponent whether a reason becomes a reference to the component
 */
export function toSchema(schema: z.ZodType, hasReasonComponent = true): Schema {
  const { $defs, ...described } = z.toJSONSchema(schema, {
    io: "output",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (!hasReasonComponent || (zodSchema as z.core.$ZodType) !== reasonType) return;
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      jsonSchema.$ref = "#/components/schemas/Reason";
    },
  });
  return $defs === undefined ? described : (JSON.parse(JSON.stringify(described, withoutDefinitions)) as Schema);
}

const withoutDefinitions = (_key: string, value: unknown): unknown => {
  const { $ref } = (value ?? {}) as { readonly $ref?: unknown };
  return typeof $ref === "string" && $ref.startsWith("#/$defs/") ? {} : value;
};

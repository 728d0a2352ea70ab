import type { z } from "zod";

type Schema = z.core.JSONSchema.JSONSchema;

/**
 * Adds descriptions to the properties of a schema, at any depth.
 * @param schema a schema, or a part of one
 * @param docs by the path of the property; elements of an array have the path of the array
 * @param path the path of the part
 */
export function describeProperties(schema: Schema, docs: Readonly<Record<string, string>> = {}, path = ""): Schema {
  const { properties, items, anyOf, oneOf } = schema;
  const inside = (one: unknown): Schema => describeProperties(one as Schema, docs, path);
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const at = path === "" ? name : `${path}.${name}`;
          const described = describeProperties(property as Schema, docs, at);
          const description = described.description ?? docs[at];
          return [name, description === undefined ? described : { ...described, description }];
        }),
      ),
    }),
    ...(typeof items === "object" && !Array.isArray(items) && { items: inside(items) }),
    ...(anyOf && { anyOf: anyOf.map(inside) }),
    ...(oneOf && { oneOf: oneOf.map(inside) }),
  };
}

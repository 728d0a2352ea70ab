import { events } from "@rollcall/core";

/** The parts of a JSON Schema that events use. */
interface Schema {
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
}

/** The declared events as interfaces, which a browser can load without zod. */
export function eventTypes(notice: string): string {
  const declared = events.map(({ type, schema }) => ({
    name: type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    schema: schema.toJSONSchema() as Schema,
  }));
  const interfaces = declared.map(
    ({ name, schema }) => `/** ${schema.description ?? ""} */\nexport interface ${name} ${toObject(schema, "")}\n`,
  );
  const names = declared.map(({ name }) => `  | ${name}`).join("\n");
  return `${notice}
${interfaces.join("\n")}
/** The events of Rollcall's own domains. */
export type BuiltInEvent =
${names};
`;
}

function toObject({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, schema]) => `${inner}readonly ${name}${required.includes(name) ? "" : "?"}: ${toType(schema, inner)};\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

function toType(schema: Schema, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => toType(one, indent)).join(" | ");
  if (schema.type === "object") return toObject(schema, indent);
  if (schema.type === "array") return toArray(toType(schema.items ?? {}, indent));
  if (schema.type === undefined) throw new TypeError("an event has a schema without a type");
  return schema.type === "integer" ? "number" : schema.type;
}

const toArray = (item: string): string =>
  `readonly ${/^[\w]+$/.test(item) || item.startsWith("{") ? item : `(${item})`}[]`;

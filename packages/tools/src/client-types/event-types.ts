import { events } from "@rollcall/core";

type Type = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/** The parts of a JSON Schema that events use. */
interface Schema {
  /** Several types if the value can be null. */
  readonly type?: Type | readonly Type[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
}

/** The part of an event's declaration that is read. */
interface Declared {
  readonly type: string;
  readonly schema: { toJSONSchema(): unknown };
}

/** A file of generated event types. */
export interface EventFile {
  readonly name: string;
  readonly text: string;
}

const plurals: Readonly<Record<string, string>> = {
  invitations: "invitation",
  members: "member",
  people: "person",
  shifts: "shift",
};

/** The subject of an event: the first word of its type, in the singular. */
function subjectOf(type: string): string {
  const [word = ""] = type.split("-");
  return plurals[word] ?? word;
}

/** Events as interfaces, which a browser can load without zod: a file per subject, and their union. */
export function eventTypes(notice: string, all: readonly Declared[] = events): readonly EventFile[] {
  const declared = all.map(({ type, schema }) => {
    const name = type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    const { description = "", ...shape } = schema.toJSONSchema() as Schema;
    return {
      name,
      subject: subjectOf(type),
      text: `/** ${description} */\nexport interface ${name} ${toObject(shape, "")}\n`,
    };
  });
  const subjects = [...new Set(declared.map(({ subject }) => subject))];
  const files = subjects.map((subject) => {
    const own = declared.filter((one) => one.subject === subject);
    return { subject, names: own.map(({ name }) => name), texts: own.map(({ text }) => text) };
  });
  const union = `${notice}
${files.map(({ subject, names }) => `import type { ${names.join(", ")} } from "./${subject}-events.ts";`).join("\n")}

${files.map(({ subject }) => `export type * from "./${subject}-events.ts";`).join("\n")}

/** The events of Rollcall's own domains. */
export type BuiltInEvent =
${declared.map(({ name }) => `  | ${name}`).join("\n")};
`;
  return [
    { name: "domain-events.ts", text: union },
    ...files.map(({ subject, texts }) => ({ name: `${subject}-events.ts`, text: `${notice}\n${texts.join("\n")}` })),
  ];
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
  if (typeof schema.type === "object")
    return schema.type.map((type) => toType({ ...schema, type }, indent)).join(" | ");
  return schema.type === "integer" ? "number" : schema.type;
}

const toArray = (item: string): string =>
  `readonly ${/^[\w]+$/.test(item) || item.startsWith("{") ? item : `(${item})`}[]`;

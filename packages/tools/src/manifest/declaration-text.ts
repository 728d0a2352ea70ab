import type { Documented, ElementDeclaration } from "./manifest.ts";

/** The first line of a generated file. */
export const header = "// Generated from the docstrings of the elements.";

/** The documentation of an element. */
export const docOf = ({ summary, description }: ElementDeclaration): string =>
  comment([summary, description].filter(Boolean).join("\n\n"));

/** The handlers of an element's events, as members of an interface. */
export const handlersOf = ({ events = [] }: ElementDeclaration, toName: (event: string) => string): string[] =>
  events.map(({ type, ...event }) =>
    entry(event, toName(event.name), `((event: rollcall.${type?.text ?? "Event"}) => void) | undefined`),
  );

/** An optional member of an interface. */
export const entry = ({ description = "" }: Documented, key: string, type: string): string =>
  `${comment(description)}${/^\w+$/.test(key) ? key : `"${key}"`}?: ${type};`;

export const interfaceOf = (name: string, entries: readonly string[]): string =>
  `export interface ${name} ${block(entries)}`;

/** Members in braces. */
export const block = (entries: readonly string[]): string =>
  entries.length === 0 ? "{}" : `{\n${entries.map(indented).join("\n")}\n}`;

export const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

function comment(text: string): string {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `/** ${text} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

export const toPascalCase = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());

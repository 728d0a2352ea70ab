import type { ListProvidersOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { labelled, labelledSelect, selectField, textField } from "../../ui/fields/text-field.ts";
import type { LinkPartKey } from "./link-parts.messages.ts";

/** A product whose schedules can be linked. */
export type Provider = ListProvidersOutput["providers"][number];

type Field = Provider["fields"][number];
type Values = Readonly<Record<string, string>>;

/** The values of a new connection: a choice has its default. */
export const initialValues = ({ fields }: Provider): Values =>
  Object.fromEntries(fields.map(({ name, options }) => [name, options?.[0] ?? ""]));

/** The first required field that is empty. */
export const missingField = ({ fields }: Provider, values: Values): string | undefined =>
  fields.find(({ name, required }) => required && !values[name]?.trim())?.name;

/** The connection with these values: secrets are its credentials, all others its settings. */
export function connectionOf({ fields }: Provider, values: Values) {
  const filled = (isSecret: boolean) =>
    Object.fromEntries(
      fields
        .filter(({ name, kind }) => (kind === "secret") === isSecret && values[name]?.trim())
        .map(({ name }) => [name, values[name]?.trim() ?? ""]),
    );
  return { settings: filled(false), credentials: filled(true) };
}

interface ConnectionParts {
  readonly provider: Provider;
  readonly values: Values;
  /** The id of the field to correct. */
  readonly invalid: string | undefined;
  /** The id of the text that explains why. */
  readonly problemId: string;
  readonly set: (field: string, value: string) => unknown;
}

interface ConnectParts extends ConnectionParts {
  readonly providers: readonly Provider[];
  readonly choose: (id: string) => unknown;
}

/** The first step: the product, and how to connect to it. */
export function connectStep(words: Words<LinkPartKey>, parts: ConnectParts): TemplateResult {
  const { providers, provider, choose } = parts;
  return html`<h3 id="link-step" tabindex="-1">${words.text("schedule-link.connect")}</h3>
    ${labelledSelect(words.text("schedule-link.provider"), {
      ...{ id: "link-provider", part: "provider", value: provider.id, change: choose },
      options: providers.map(({ id, name }) => [id, name]),
    })}
    ${provider.fields.map((field) => connectionField(words, field, parts))}`;
}

/** A field of a connection, with its explanation. */
export function connectionField(words: Words<LinkPartKey>, field: Field, parts: ConnectionParts): TemplateResult {
  const { name, required } = field;
  const key = `schedule-link.field.${parts.provider.id}.${name}`;
  const known = words.has(key) ? words.text(key as LinkPartKey) : name;
  const help = words.has(`${key}.text`) ? words.text(`${key}.text` as LinkPartKey) : "";
  const label = required ? known : words.text("schedule-link.optional", { label: known });
  return labelled(`link-${name}`, label, controlOf(words, field, parts), help || undefined);
}

/** Reads a file in its encoding: spreadsheets often write others than UTF-8. A file that can't be read counts as missing. */
async function readFile(file: Blob): Promise<string> {
  const { readText } = await import("../../members/member-import/read-text.ts");
  return readText(file).catch(() => "");
}

function controlOf(
  words: Words<LinkPartKey>,
  field: Field,
  { values, invalid, problemId, set }: ConnectionParts,
): TemplateResult {
  const { name, kind, options = [], required } = field;
  const shared = { id: `link-${name}`, part: "connection-field", describedBy: `link-${name}-text ${problemId}` };
  const value = values[name] ?? "";
  switch (kind) {
    case "choice":
      return selectField({
        ...{ ...shared, value, change: (chosen) => set(name, chosen) },
        options: options.map((one) => {
          const key = `schedule-link.option.${one}`;
          return [one, words.has(key) ? words.text(key as LinkPartKey) : one];
        }),
      });
    case "file":
      return html`<input
        type="file"
        id=${shared.id}
        class="field file"
        part=${shared.part}
        accept=".csv,text/csv,text/plain"
        aria-describedby=${shared.describedBy}
        @change=${async ({ currentTarget }: Event) => {
          const input = currentTarget as HTMLInputElement;
          const [file] = input.files ?? [];
          const text = file === undefined ? "" : await readFile(file);
          // Another file or product may have been chosen in the meantime.
          if (input.isConnected && input.files?.[0] === file) set(name, text);
        }}
      />`;
    default:
      return textField({
        ...{
          ...shared,
          value,
          type: kind === "secret" ? "password" : "text",
          spellcheck: false,
          autocapitalize: "off",
        },
        ...{ isInvalid: invalid === shared.id, required, direction: kind === "url" ? ("ltr" as const) : undefined },
        autocomplete: kind === "secret" ? "new-password" : "off",
        input: (typed) => set(name, typed),
      });
  }
}

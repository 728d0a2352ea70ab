import type { RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { QueryController, type QueryHost } from "../../ui/queries/query-controller.ts";
import type { ShiftDraft } from "./shift-draft.ts";

type Kind = "skills" | "certifications";

/** The names in the catalogs that a shift can need. */
type NeededNames = Readonly<Record<Kind, readonly string[]>>;

/** The suggestions for the needs of a shift: names from the catalogs of the organization. Loaded on demand. */
export class NeedSuggestions {
  readonly #names: QueryController<NeededNames>;

  constructor(host: QueryHost) {
    this.#names = new QueryController<NeededNames>(host, { key: () => "all", load: loadNames });
  }

  /** Loads the names again. */
  refresh(): void {
    void this.#names.refresh();
  }

  /** A `<datalist>` for each field. People who may not read the catalogs get no suggestions. */
  render(draft: ShiftDraft): readonly TemplateResult[] {
    return (["skills", "certifications"] as const).map(
      (kind) =>
        html`<datalist id="form-${kind}-names">
          ${completions(draft[kind], this.#names.value?.[kind] ?? []).map((text) => html`<option value=${text}></option>`)}
        </datalist>`,
    );
  }
}

async function loadNames({ skills, certifications }: RollcallClient, signal: AbortSignal): Promise<NeededNames> {
  const lists = await Promise.all([skills.listTypes({}, { signal }), certifications.listTypes({}, { signal })]);
  const [skillNames = [], certificationNames = []] = lists.map(({ types }) =>
    types.flatMap(({ name, archived }) => (archived || name.includes(",") ? [] : name)),
  );
  return { skills: skillNames, certifications: certificationNames };
}

/** The entered text with its last name replaced by each of the names that it doesn't contain yet. */
function completions(text: string, names: readonly string[]): readonly string[] {
  const entered = text.split(",").slice(0, -1);
  const before = entered.map((name) => `${name.trim()}, `).join("");
  const used = new Set(entered.map((name) => keyOf(name.replace(/\(1:\d+\)\s*$/, ""))));
  return names.filter((name) => !used.has(keyOf(name))).map((name) => before + name);
}

const keyOf = (name: string): string => name.trim().toLowerCase();

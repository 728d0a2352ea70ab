import type { CertificationTypeView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog, type FormValues } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { labelledArea, labelledField } from "../../ui/fields/text-field.ts";
import type { CertificationCatalogueKey } from "./certification-catalogue.messages.ts";

/** What was saved, and what it was before. */
export interface SavedType {
  readonly type: CertificationTypeView;
  readonly before: CertificationTypeView | undefined;
}

type Subject = CertificationTypeView | undefined;
type Settings = Omit<CertificationTypeView, "id" | "archived" | "formerNames" | "holders" | "removable">;

const kinds = ["pdf", "image"] as const;

/** The whole numbers that a field accepts. */
const ranges = {
  months: [1, 600],
  renewal: [0, 730],
  grace: [0, 365],
} as const;

/** The settings of a new certification. */
const defaults: Settings = {
  ...{ name: "", description: "", validMonths: null, renewalDays: 60, graceDays: 0 },
  ...{ proofRequired: true, fileTypes: [...kinds] },
};

/** The settings of a certification. */
export const settingsOf = ({
  name,
  description,
  validMonths,
  renewalDays,
  graceDays,
  proofRequired,
  fileTypes,
}: Settings): Settings => ({ name, description, validMonths, renewalDays, graceDays, proofRequired, fileTypes });

/** The dialog that adds or changes a certification of the catalog. */
export class TypeDialog {
  readonly #host: PanelHost<CertificationCatalogueKey>;
  readonly #dialog: FormDialog<Subject, SavedType>;
  #isProofRequired = true;

  constructor(
    host: PanelHost<CertificationCatalogueKey>,
    {
      done,
      undo,
    }: { readonly done: (saved: SavedType) => unknown; readonly undo: (saved: SavedType) => Promise<unknown> },
  ) {
    this.#host = host;
    this.#dialog = new FormDialog<Subject, SavedType>(host, {
      id: "type",
      size: "wide",
      title: (type) => this.#words.text(type === undefined ? "certifications.add" : "certifications.edit.title"),
      fields: (type) => this.#fields(type ?? defaults),
      validate: (values) => this.#validate(values),
      confirm: (type) => this.#words.text(type === undefined ? "certifications.add" : "catalogue.save"),
      busy: () => this.#words.text("catalogue.saving"),
      submit: async (values, client, options, before) => {
        const { type } = await (before === undefined
          ? client.certifications.createType(toSettings(values), options)
          : client.certifications.updateType({ typeId: before.id, ...toSettings(values) }, options));
        return { type, before };
      },
      outcome: (before) => ({
        message: ({ type: { name } }) =>
          this.#words.text(before === undefined ? "catalogue.added" : "catalogue.saved", { name }),
        done,
        undo,
      }),
      problemField: "type-name",
    });
  }

  open(type?: CertificationTypeView): Promise<void> {
    this.#isProofRequired = type?.proofRequired ?? true;
    return this.#dialog.open(type);
  }

  get #words() {
    return this.#host.words;
  }

  #fields(type: Settings): TemplateResult {
    return html`<div class="stack gap-3">
      ${labelledField(this.#words.text("catalogue.name"), {
        ...{ id: "type-name", name: "name", part: "name", initial: type.name, maxLength: 120, required: true },
        ...{ isInvalid: this.#dialog.invalidField === "type-name", describedBy: "type-problem" },
      })}
      ${labelledArea(
        this.#words.text("certifications.description"),
        {
          ...{ id: "type-description", name: "description", part: "description", maxLength: 500 },
          ...{ initial: type.description, describedBy: "type-description-text" },
        },
        this.#words.text("certifications.description.text"),
      )}
      <div class="cluster start numbers">
        ${this.#number("months", "certifications.months", type.validMonths, this.#words.text("certifications.months.text"))}
        ${this.#number("renewal", "certifications.renewal-days", type.renewalDays)}
        ${this.#number("grace", "certifications.grace-days", type.graceDays)}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          class="box"
          name="proof"
          part="proof-required"
          .checked=${this.#isProofRequired}
          @change=${({ currentTarget }: Event) => {
            this.#isProofRequired = (currentTarget as HTMLInputElement).checked;
            this.#host.requestUpdate();
          }}
        />${this.#words.text("certifications.proof-required")}
      </label>
      <fieldset ?hidden=${!this.#isProofRequired}>
        <legend>${this.#words.text("certifications.kinds")}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="choice">
              <input
                type="checkbox"
                class="box"
                id="kind-${kind}"
                name="kind-${kind}"
                part="kind"
                ?checked=${type.fileTypes.includes(kind)}
              />${this.#words.text(`certifications.kinds.${kind}`)}
            </label>`,
        )}
      </fieldset>
    </div>`;
  }

  #number(
    name: keyof typeof ranges,
    label: "certifications.months" | "certifications.renewal-days" | "certifications.grace-days",
    value: number | null,
    hint = "",
  ): TemplateResult {
    const id = `type-${name}`;
    return labelledField(
      this.#words.text(label),
      {
        ...{ id, name, part: name, initial: value === null ? "" : String(value), inputMode: "decimal", maxLength: 3 },
        describedBy: `${id}-text type-problem`,
        isInvalid: this.#dialog.invalidField === id,
      },
      hint,
    );
  }

  #validate(values: FormValues): { readonly field: string; readonly message: string } | undefined {
    if ((values["name"] ?? "").trim() === "")
      return { field: "type-name", message: this.#words.text("catalogue.name.needed") };
    for (const [name, [min, max]] of Object.entries(ranges)) {
      const text = (values[name] ?? "").trim();
      const isEmpty = text === "" && name === "months";
      const isInside = /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max;
      if (!isEmpty && !isInside)
        return { field: `type-${name}`, message: this.#words.text("certifications.number", { min, max }) };
    }
    const isKindMissing = values["proof"] !== undefined && kinds.every((kind) => values[`kind-${kind}`] === undefined);
    return isKindMissing ? { field: "kind-pdf", message: this.#words.text("certifications.kinds.needed") } : undefined;
  }
}

function toSettings(values: FormValues): Settings {
  const number = (name: string): number => Number((values[name] ?? "").trim());
  const chosen = kinds.filter((kind) => values[`kind-${kind}`] !== undefined);
  return {
    name: (values["name"] ?? "").trim(),
    description: (values["description"] ?? "").trim(),
    validMonths: (values["months"] ?? "").trim() === "" ? null : number("months"),
    renewalDays: number("renewal"),
    graceDays: number("grace"),
    proofRequired: values["proof"] !== undefined,
    fileTypes: chosen.length === 0 ? [...kinds] : chosen,
  };
}

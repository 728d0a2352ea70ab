import type { HoldingView, ListCertificationsOfOutput } from "@rollcall/core";
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { assignToPerson } from "../../catalogues/assign-to-person.ts";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { renderOverlays, renderPanelState } from "../../ui/panel-states.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { labelledField } from "../../ui/text-field.ts";
import { heldCertification } from "./held-certification.ts";
import { type PersonCertificationsKey, personCertificationsWords } from "./person-certifications.messages.ts";

/** The certifications of a person and those that can still be assigned. */
interface ShownCertifications extends ListCertificationsOfOutput {
  readonly assignable: readonly (readonly [id: string, name: string])[];
}

const styles = css`
  :host {
    display: block;
  }
  .type,
  .none,
  .assign {
    padding: 10px 16px;
  }
  .document {
    min-height: max(24px, var(--target) - 12px);
    color: inherit;
  }
`;

/**
 * The certifications of a person in `<planner-user>`: their state and validity, and the files that prove them (X15). Schedulers
 * assign and remove them, and set the validity of those that need no proof. It loads on demand.
 */
class PersonCertifications extends RollcallElement<PersonCertificationsKey> {
  static override styles = [...panelStyles, formStyles, styles];
  static override properties: PropertyDeclarations = { personId: {}, personName: {} };

  declare personId: string;
  declare personName: string;

  protected override readonly catalogue = personCertificationsWords;
  protected override readonly loadsCaller = false;

  readonly #held = new QueryController<ShownCertifications>(this, {
    key: () => this.personId || undefined,
    load: async ({ certifications }, signal) => {
      const [held, { types }] = await Promise.all([
        certifications.listOf({ personId: this.personId }, { signal }),
        certifications.listTypes({}, { signal }),
      ]);
      const has = new Set(held.certifications.map(({ typeId }) => typeId));
      const assignable = types.filter(({ id, archived }) => !archived && !has.has(id));
      return { ...held, assignable: assignable.map(({ id, name }) => [id, name] as const) };
    },
    topics: ({ number }) => ({ [this.personId]: number }),
  });
  readonly #command = new CommandController(this);
  readonly #assign = assignToPerson(this, {
    title: () => this.words.text("person-certs.assign.title", { person: this.personName }),
    label: () => this.words.text("person-certs.certification"),
    confirm: () => this.words.text("person-certs.assign"),
    assignable: () => this.#held.value?.assignable ?? [],
    assign: ({ certifications }, typeId, options) =>
      certifications.assign({ typeId, personIds: [this.personId] }, options),
    assigned: () => this.words.text("person-certs.assigned"),
    done: () => this.#held.refresh(),
  });
  readonly #validity = new FormDialog<HoldingView>(this, {
    id: "validity",
    title: ({ name }) => name,
    text: () => this.words.text("person-certs.set.text", { person: this.personName }),
    fields: (holding) => this.#dates(holding),
    validate: ({ from = "", until = "" }) =>
      from !== "" && until !== "" && until < from
        ? { field: "until", message: this.words.text("person-certs.order") }
        : undefined,
    confirm: () => this.words.text("person-certs.save"),
    busy: () => this.words.text("person-certs.saving"),
    submit: ({ from = "", until = "" }, client, options, { typeId }) =>
      client.certifications.setValidity(
        { personId: this.personId, typeId, validFrom: from || null, expiresOn: until || null },
        options,
      ),
    outcome: () => ({ message: this.words.text("person-certs.saved"), done: () => this.#held.refresh() }),
  });
  /** Removing a certification with a proof can't be undone. */
  readonly #confirm = new ConfirmDialog<HoldingView>(this, {
    id: "unassign",
    title: ({ name }) => this.words.text("person-certs.unassign.title", { name }),
    text: () => this.words.text("person-certs.unassign.text", { person: this.personName }),
    confirm: () => this.words.text("person-certs.unassign"),
    isDangerous: () => true,
    run: ({ typeId }, { certifications }, { idempotencyKey }) =>
      certifications.unassign({ typeId, personIds: [this.personId] }, { idempotencyKey }),
    outcome: ({ name }) => ({
      message: this.words.text("person-certs.unassigned", { person: this.personName, name }),
      done: () => this.#held.refresh(),
    }),
  });

  constructor() {
    super();
    this.personId = "";
    this.personName = "";
  }

  override get shownId(): string {
    return this.personId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { certifications = [], assignable = [] } = this.#held.value ?? {};
    return html`${renderPanelState(words, this.#held, 1) ?? nothing}
    ${
      this.#held.value === undefined
        ? nothing
        : html`${
            certifications.length === 0
              ? html`<p class="none muted">${words.text("person-certs.none")}</p>`
              : html`<ul class="lined">
                  ${certifications.map((holding) => keyed(holding.typeId, this.#holding(holding)))}
                </ul>`
          }
          ${
            assignable.length === 0
              ? nothing
              : html`<div class="assign">
                  ${button(words.text("person-certs.assign"), {
                    ...{ part: "assign-certification", look: "button small", opensDialog: true },
                    click: () => void this.#assign.open(),
                  })}
                </div>`
          }`
    }
    ${renderOverlays(this)}`;
  }

  #holding(holding: HoldingView): TemplateResult {
    const { typeId } = holding;
    const problem = this.#command.problem(typeId);
    const hasProof = holding.pending !== null || holding.approved !== null || holding.rejected !== null;
    return html`${heldCertification(this.words, holding, {
      ...{ client: this.client, isBusy: this.#command.isBusy(typeId) },
      setValidity: () => void this.#validity.open(holding),
      unassign: () => void (hasProof ? this.#confirm.open(holding) : this.#unassign(holding)),
    })}
    ${problem ? problemLine(this.words, problem) : nothing}`;
  }

  #dates({ validFrom, expiresOn }: HoldingView): TemplateResult {
    const { words } = this;
    return html`${labelledField(words.text("person-certs.from"), { id: "from", name: "from", type: "date", initial: validFrom ?? "" })}
    ${labelledField(words.text("person-certs.until"), { ...{ id: "until", name: "until", type: "date", initial: expiresOn ?? "" }, describedBy: "until-text" }, words.text("person-certs.until.text"))}`;
  }

  async #unassign({ typeId, name, validFrom, expiresOn, state }: HoldingView): Promise<void> {
    const { personId } = this;
    const asked = { typeId, personIds: [personId] };
    const hadDates = validFrom !== null || expiresOn !== null || state === "valid";
    await this.#command.run(typeId, ({ certifications }, options) => certifications.unassign(asked, options), {
      message: this.words.text("person-certs.unassigned", { person: this.personName, name }),
      done: () => this.#held.refresh(),
      undo: async () => {
        await this.client?.certifications.assign(asked);
        if (hadDates) await this.client?.certifications.setValidity({ personId, typeId, validFrom, expiresOn });
        await this.#held.refresh();
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-user-certifications": PersonCertifications;
  }
}

if (!customElements.get("planner-user-certifications"))
  customElements.define("planner-user-certifications", PersonCertifications);

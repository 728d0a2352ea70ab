import type { HoldingView, ListCertificationsOfOutput } from "@rollcall/core";
import { css, html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import {
  type Assignable,
  assignableTypes,
  assignToPerson,
  PersonCatalogue,
  personCatalogueStyles,
} from "../../catalogues/person-catalogue.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { heldCertification } from "./held-certification.ts";
import { type PersonCertificationsKey, personCertificationsWords } from "./person-certifications.messages.ts";

/** The certifications of a person and those that can still be assigned. */
interface ShownCertifications extends ListCertificationsOfOutput, Assignable {}

const styles = css`
  .document {
    min-height: max(24px, var(--target) - 12px);
    color: inherit;
  }
`;

/**
 * A person's certifications in `<planner-user>`: their state and validity, and the files that prove them (X15). Schedulers
 * assign and remove them, and set the validity of those that need no proof. It loads on demand.
 */
class PersonCertifications extends PersonCatalogue<PersonCertificationsKey> {
  static override styles = [...panelStyles, formStyles, personCatalogueStyles, styles];

  protected override readonly catalogue = personCertificationsWords;

  readonly #held = new QueryController<ShownCertifications>(this, {
    key: () => this.personId || undefined,
    load: async ({ certifications }, signal) => {
      const [held, { types }] = await Promise.all([
        certifications.listOf({ personId: this.personId }, { signal }),
        certifications.listTypes({}, { signal }),
      ]);
      return { ...held, assignable: assignableTypes(types, held.certifications) };
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

  protected override render(): TemplateResult {
    const { words } = this;
    return this.renderHeld(this.#held, ({ certifications }) => ({
      rows: certifications.map((holding) => keyed(holding.typeId, this.#holding(holding))),
      none: words.text("person-certs.none"),
      assign: {
        ...{ label: words.text("person-certs.assign"), part: "assign-certification" },
        click: () => void this.#assign.open(),
      },
    }));
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

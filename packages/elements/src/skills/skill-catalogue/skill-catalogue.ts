import type { ListSkillTypesOutput, SkillTypeView } from "@rollcall/core";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { catalogueStyles } from "../../catalogues/catalogue.styles.ts";
import { type TypeChange, TypeList } from "../../catalogues/type-list.ts";
import { button } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { ratingStyles } from "../rating-text.ts";
import { HoldersView } from "./holders-view.ts";
import { SkillAssignedEvent, SkillTypeChangedEvent } from "./skill-catalogue.events.ts";
import { type SkillCatalogueKey, skillCatalogueWords } from "./skill-catalogue.messages.ts";
import { TypeDialog } from "./type-dialog.ts";

/**
 * The skills that the organization uses, for its schedulers and admins: each with a scale and the position it belongs to (X16).
 * Other users of the host see their names. Put it inside a `<rollcall-provider>`.
 *
 * A skill can be assigned to up to 200 people at once. The people who have it are shown with the scheduler's rating and their own side by
 * side, and can be filtered by the difference. A skill that someone has had is archived instead of removed.
 *
 * @summary The skills of an organization, and who has them.
 * @slot title - The heading. Defaults to "Skills".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - Lists only people on this schedule. Default: the whole organization.
 * @fires {SkillTypeChangedEvent} rollcall-skill-type-changed - The catalog was changed.
 * @fires {SkillAssignedEvent} rollcall-skill-assigned - A skill was assigned to people.
 * @csspart add - The button that adds a skill.
 * @csspart type - A skill.
 * @csspart people - The button that shows the people who have it.
 * @csspart assign - The button that assigns it to people.
 * @csspart edit - The button that changes it.
 * @csspart archive - The button that archives it.
 * @csspart restore - The button that restores it.
 * @csspart remove - The button that removes it.
 * @csspart archived - The archived skills.
 * @csspart name - The field for the name.
 * @csspart position - The field for the position.
 * @csspart levels - The choice of the number of levels.
 * @csspart labels - The field for the names of the levels.
 * @csspart assign-person - The field for a person.
 * @csspart assign-schedule - The choice of a schedule.
 * @csspart assign-people - The chosen people.
 * @csspart back - The button that leads back to all skills.
 * @csspart gap - The filter by gap.
 * @csspart gap-text - The gap between the two ratings.
 * @csspart holder - A person who has the skill.
 * @csspart scheduler-rating - The scheduler's rating.
 * @csspart own-rating - The person's own rating.
 * @csspart rate - The button that rates the person.
 * @csspart history - The button that shows the history of the ratings.
 * @csspart past-rating - A rating in the history.
 * @csspart unassign - The button that removes the skill.
 * @csspart rating - The choice of a rating.
 * @csspart note - The field for the note.
 * @csspart more - The button that shows more people.
 */
export class SkillCatalogue extends RollcallElement<SkillCatalogueKey> {
  static override styles = [...panelStyles, formStyles, catalogueStyles, ratingStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** Lists only people on this schedule. Default: the whole organization. */
  declare scheduleId: string | undefined;

  protected override readonly catalogue = skillCatalogueWords;
  protected override readonly loadsCaller = false;

  readonly #types = new QueryController<ListSkillTypesOutput>(this, {
    key: () => "all",
    load: (client, signal) => client.skills.listTypes({}, { signal }),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #holders = new HoldersView(this);
  readonly #type = new TypeDialog(this, (type, before) =>
    this.#changed(type, before === undefined ? "added" : "saved"),
  );
  readonly #list = new TypeList<SkillTypeView>(this, {
    operations: ({ skills }) => skills,
    canManage: () => this.#canManage,
    archivedText: () => this.words.text("skills.old.text"),
    assignText: () => this.words.text("skills.assign.text"),
    lines: (type) => this.#lines(type),
    actions: (type) =>
      button(this.words.text("skills.people"), {
        ...{ look: "button small", part: "people", label: this.words.text("skills.people.label", { name: type.name }) },
        click: () => this.#holders.show(type),
      }),
    edit: (type) => this.#type.open(type),
    create: ({ skills }, { name, position, scale }) => skills.createType({ name, position, scale }),
    changed: (type, change) => this.#changed(type, change),
    assigned: (assignment) => this.dispatchEvent(new SkillAssignedEvent(assignment)),
    refresh: () => this.#types.refresh(),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("skills.title"),
      query: this.#types,
      subtitle: html`<p class="muted">${words.text("skills.text")}</p>`,
      actions: this.#canManage
        ? button(words.text("skills.add"), {
            ...{ id: "add", part: "add", look: "button primary", opensDialog: true },
            click: () => void this.#type.open(undefined),
          })
        : nothing,
      content: ({ types }) => this.#content(types),
    });
  }

  get #canManage(): boolean {
    return this.#types.value?.canManage === true;
  }

  #content(types: readonly SkillTypeView[]): TemplateResult {
    const { words } = this;
    if (this.#holders.type !== undefined) return this.#holders.render();
    if (types.length === 0) return statePage("done", words.text("skills.none"), words.text("skills.none.text"));
    return this.#list.render(types);
  }

  #lines({ position, scale, formerNames }: SkillTypeView): string[] {
    const { words } = this;
    const { levels: count, labels } = scale;
    const list = new Intl.ListFormat(words.lang, { type: "unit" });
    const scaleText =
      labels.length === 0
        ? words.text("skills.levels", { count })
        : words.text("skills.levels.labelled", { count, labels: list.format(labels) });
    return [
      [position, scaleText].filter((text) => text !== "").join(" · "),
      ...(formerNames.length === 0 ? [] : [words.text("skills.former", { names: list.format(formerNames) })]),
    ];
  }

  #changed(type: SkillTypeView, change: TypeChange): Promise<void> {
    this.dispatchEvent(new SkillTypeChangedEvent({ skill: type, change }));
    return this.#types.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "skill-catalogue": SkillCatalogue;
  }
}

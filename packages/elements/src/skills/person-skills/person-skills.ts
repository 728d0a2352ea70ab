import type { ListSkillsOfPersonOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import {
  type Assignable,
  assignableTypes,
  assignToPerson,
  PersonCatalogue,
  personCatalogueStyles,
} from "../../catalogues/person-catalogue.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RateDialog } from "../rate-dialog.ts";
import { ratingStyles } from "../rating-text.ts";
import { RatingsDialog } from "../ratings-dialog.ts";
import { managedSkill } from "../managed-skill.ts";
import { type PersonSkillsKey, personSkillsWords } from "./person-skills.messages.ts";

type Skill = ListSkillsOfPersonOutput["skills"][number];

/** The skills of a person and those that can still be assigned. */
interface ShownSkills extends ListSkillsOfPersonOutput, Assignable {}

/** The skills of a person in `<planner-user>`, with the ratings of both sides and their gap (X16). It loads on demand. */
class PersonSkills extends PersonCatalogue<PersonSkillsKey> {
  static override styles = [...panelStyles, formStyles, ratingStyles, personCatalogueStyles];

  protected override readonly catalogue = personSkillsWords;

  readonly #skills = new QueryController<ShownSkills>(this, {
    key: () => this.personId || undefined,
    load: async ({ skills }, signal) => {
      const [held, { types }] = await Promise.all([
        skills.listOf({ personId: this.personId }, { signal }),
        skills.listTypes({}, { signal }),
      ]);
      return { ...held, assignable: assignableTypes(types, held.skills) };
    },
    topics: ({ number }) => ({ [this.personId]: number }),
  });
  readonly #command = new CommandController(this);
  readonly #rate = new RateDialog<Skill>(this, {
    title: ({ name }) => this.words.text("skills.rate.title", { person: this.personName, name }),
    text: () => this.words.text("skills.rate.text"),
    current: ({ rating, note }) => ({ rating, note }),
    submit: ({ typeId }, rating, client, options) =>
      client.skills.rate({ personId: this.personId, typeId, ...rating }, options),
    done: () => this.#skills.refresh(),
  });
  readonly #history = new RatingsDialog<Skill>(this, {
    load: (client, { typeId }, signal) => client.skills.listRatings({ personId: this.personId, typeId }, { signal }),
    titles: () => ({ byScheduler: this.words.text("skills.scheduler"), own: this.words.text("skills.own") }),
  });
  readonly #assign = assignToPerson(this, {
    title: () => this.words.text("person-skills.assign.title", { person: this.personName }),
    label: () => this.words.text("person-skills.skill"),
    confirm: () => this.words.text("person-skills.assign"),
    assignable: () => this.#skills.value?.assignable ?? [],
    assign: ({ skills }, typeId, options) => skills.assign({ typeId, personIds: [this.personId] }, options),
    assigned: () => this.words.text("person-skills.assigned"),
    done: () => this.#skills.refresh(),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return this.renderHeld(this.#skills, ({ skills }) => ({
      rows: skills.map((skill) => keyed(skill.typeId, this.#skill(skill))),
      none: words.text("person-skills.none"),
      assign: {
        ...{ label: words.text("person-skills.assign"), part: "assign-skill" },
        click: () => void this.#assign.open(),
      },
    }));
  }

  #skill(skill: Skill): TemplateResult {
    const problem = this.#command.problem(skill.typeId);
    return html`${managedSkill(this.words, skill, {
      ...{ title: skill.name, isBusy: this.#command.isBusy(skill.typeId) },
      rate: () => void this.#rate.open(skill),
      showHistory: () => void this.#history.open(skill),
      unassign: () => void this.#unassign(skill),
    })}
    ${problem ? problemLine(this.words, problem) : nothing}`;
  }

  async #unassign({ typeId, name }: Skill): Promise<void> {
    const asked = { typeId, personIds: [this.personId] };
    await this.#command.run(typeId, ({ skills }, options) => skills.unassign(asked, options), {
      message: this.words.text("skills.unassigned", { person: this.personName, name }),
      done: () => this.#skills.refresh(),
      undo: async () => {
        await this.client?.skills.assign(asked);
        await this.#skills.refresh();
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-user-skills": PersonSkills;
  }
}

if (!customElements.get("planner-user-skills")) customElements.define("planner-user-skills", PersonSkills);

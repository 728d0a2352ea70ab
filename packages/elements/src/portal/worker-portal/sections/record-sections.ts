import type { ProfileFieldView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { FieldValue } from "../../../people/profile/field-codec.ts";
import { drawing } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { stateLabel } from "../../../ui/state-label.ts";
import { sectionIcons } from "../dashboard/section-icons.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

type ListItem = Extract<FieldValue, readonly unknown[]>[number];
type Skill = Extract<ListItem, { readonly rating: number | null }>;

const isSkill = (item: ListItem): item is Skill => typeof item === "object" && "rating" in item;

/** My Skills: the worker's skills and their ratings (A53, A57, Q37). */
export class SkillsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<readonly Skill[]>(this, {
    key: () => "own",
    load: async (client, signal) => listIn(await loadFields(client, "skills", signal), "skills", isSkill),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { value: skills = [] } = this.query;
    if (skills.length === 0) return this.emptyPage("skills", "portal.none.skills");
    return this.list(
      words.text("section.skills.lead"),
      skills.map(({ name, rating }) => {
        const text =
          rating === null ? words.text("section.skills.unrated") : words.text("section.skills.rating", { rating });
        return this.row("fact", name, undefined, stateLabel(rating === null ? html`` : stars(rating), text));
      }),
    );
  }
}

const stars = (rating: number): TemplateResult =>
  html`<span class="stars" aria-hidden="true"
    >${[1, 2, 3, 4, 5].map(
      (step) => html`<span class="star ${step <= rating ? "full" : ""}">${drawing(sectionIcons.skills)}</span>`,
    )}</span
  >`;

/** Loads a group of the worker's own profile. */
async function loadFields(
  client: RollcallClient,
  name: "skills",
  signal: AbortSignal,
): Promise<readonly ProfileFieldView[]> {
  const { profile } = await client.portal.getProfile({}, { signal });
  return profile.groups.find(({ group }) => group === name)?.fields ?? [];
}

/** The entries of a built-in list. */
function listIn<T extends ListItem>(
  fields: readonly ProfileFieldView[],
  list: string,
  isItem: (item: ListItem) => item is T,
): readonly T[] {
  const value = fields.find(({ name }) => name === list)?.value;
  return Array.isArray(value) ? (value as readonly ListItem[]).filter(isItem) : [];
}

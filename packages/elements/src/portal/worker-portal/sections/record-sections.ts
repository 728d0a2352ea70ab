import type { ProfileFieldView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { FieldValue } from "../../../people/profile/field-codec.ts";
import { drawing, type IconName } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { stateLabel, type Tone } from "../../../ui/state-label.ts";
import { sectionIcons } from "../dashboard/section-icons.ts";
import { timesIn } from "../../../ui/times.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

type ListItem = Extract<FieldValue, readonly unknown[]>[number];
type Skill = Extract<ListItem, { readonly rating: number | null }>;
type Certification = Extract<ListItem, { readonly expiresOn: string | null }>;

const isSkill = (item: ListItem): item is Skill => typeof item === "object" && "rating" in item;
const isCertification = (item: ListItem): item is Certification => typeof item === "object" && "expiresOn" in item;

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

/** Milliseconds before the expiry date from which a certification expires soon. */
const renewal = 42 * 24 * 60 * 60 * 1000;

const looks = {
  valid: ["done", "ok"],
  soon: ["clock", "warn"],
  expired: ["warning", "danger"],
} as const satisfies Readonly<Record<string, readonly [IconName, Tone]>>;

/** My Certifications: the worker's certifications and their expiry dates (A58, Q37). */
export class CertificationsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<readonly Certification[]>(this, {
    key: () => "own",
    load: async (client, signal) =>
      listIn(await loadFields(client, "certifications", signal), "certifications", isCertification),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { value = [] } = this.query;
    if (value.length === 0) return this.emptyPage("certifications", "portal.none.certifications");
    return this.list(
      words.text("section.certifications.lead"),
      value.map(({ name, expiresOn }) => {
        const state = stateOf(expiresOn);
        const [drawn, tone] = looks[state];
        const label = stateLabel(drawn, words.text(`section.certifications.${state}`), { tone });
        return this.row("fact", name, this.#expiry(expiresOn, state), label);
      }),
    );
  }

  #expiry(expiresOn: string | null, state: keyof typeof looks): string {
    const { words } = this;
    if (expiresOn === null) return words.text("section.certifications.forever");
    const date = timesIn(words, "UTC").text(expiresOn, "longDate");
    return words.text(state === "expired" ? "section.certifications.since" : "section.certifications.until", { date });
  }
}

/** A certification is valid through its last day, in the browser's time zone. */
function stateOf(expiresOn: string | null, now = new Date()): keyof typeof looks {
  if (expiresOn === null) return "valid";
  const left = Date.parse(expiresOn) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return left < 0 ? "expired" : left <= renewal ? "soon" : "valid";
}

/** Loads a group of the worker's own profile. */
async function loadFields(
  client: RollcallClient,
  name: "skills" | "certifications",
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

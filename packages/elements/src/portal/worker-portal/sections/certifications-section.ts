import { html, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { cardDrawings } from "../dashboard/card-drawings.ts";
import { type PortalKey, portalWords } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";
import type { ListItem } from "../portal-wire.ts";
import { ownList } from "./own-list.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

type Certification = Extract<ListItem, { readonly expiresOn: string | null }>;

const isCertification = (item: ListItem): item is Certification => typeof item === "object" && "expiresOn" in item;

/** So many milliseconds before the end it is time to renew. */
const soon = 42 * 24 * 60 * 60 * 1000;

const looks = {
  valid: ["done", "ok"],
  soon: ["clock", "warn"],
  expired: ["warning", "danger"],
} as const satisfies Readonly<Record<string, readonly [IconName, string]>>;

/** My Certifications: what is assigned to whoever looks, and how long it is good (A54, A58, Q37). */
export class CertificationsSection extends PortalSection<PortalKey | SectionKey> {
  protected override readonly catalogue = { ...portalWords, ...sectionWords };

  protected override readonly loaded = new QueryController<readonly Certification[]>(this, {
    key: () => "own",
    load: (client, signal) => ownList(client, { group: "certifications", is: isCertification }, signal),
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const certifications = this.loaded.value ?? [];
    if (certifications.length === 0) {
      const drawn = drawing(cardDrawings.certifications);
      return statePage(drawn, words.text("portal.none.certifications"), words.text("portal.none.certifications.text"));
    }
    return html`<p class="lead">${words.text("section.certifications.lead")}</p>
      <ul class="rows">
        ${certifications.map((one) => this.#row(one))}
      </ul>`;
  }

  #row({ name, expiresOn }: Certification): TemplateResult {
    const { words } = this;
    const state = stateOf(expiresOn);
    const [drawn, tone] = looks[state];
    return html`<li part="fact">
      <div class="grow">
        <b><bdi>${name}</bdi></b>
        <span class="muted small">${this.#until(expiresOn, state)}</span>
      </div>
      <span class="state ${tone}">${icon(drawn)}${words.text(`section.certifications.${state}`)}</span>
    </li>`;
  }

  #until(expiresOn: string | null, state: keyof typeof looks): string {
    const { words } = this;
    if (expiresOn === null) return words.text("section.certifications.forever");
    const date = new PortalTimes(words.lang).date(Date.parse(expiresOn), "UTC");
    return words.text(state === "expired" ? "section.certifications.since" : "section.certifications.until", { date });
  }
}

/** It is good on its last day, too, by the calendar here. */
function stateOf(expiresOn: string | null, now = new Date()): keyof typeof looks {
  if (expiresOn === null) return "valid";
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const left = Date.parse(expiresOn) - today;
  if (left < 0) return "expired";
  return left <= soon ? "soon" : "valid";
}

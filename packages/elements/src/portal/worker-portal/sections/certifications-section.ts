import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { PortalTimes } from "../portal-times.ts";
import { loadOwnList, PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";
import type { ListItem } from "./portal-section.ts";

type Certification = Extract<ListItem, { readonly expiresOn: string | null }>;

const isCertification = (item: ListItem): item is Certification => typeof item === "object" && "expiresOn" in item;

/** Milliseconds before the expiry date from which a certification expires soon. */
const renewal = 42 * 24 * 60 * 60 * 1000;

const looks = {
  valid: ["done", "ok"],
  soon: ["clock", "warn"],
  expired: ["warning", "danger"],
} as const satisfies Readonly<Record<string, readonly [IconName, string]>>;

/** My Certifications: the worker's certifications and their expiry dates (A54, A58, Q37). */
export class CertificationsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<readonly Certification[]>(this, {
    key: () => "own",
    load: (client, signal) => loadOwnList(client, "certifications", isCertification, signal),
  });

  protected override content(): TemplateResult {
    const { value = [] } = this.query;
    if (value.length === 0) return this.emptyPage("certifications", "portal.none.certifications");
    return html`<p class="lead">${this.words.text("section.certifications.lead")}</p>
      <ul class="rows">
        ${value.map((certification) => this.#row(certification))}
      </ul>`;
  }

  #row({ name, expiresOn }: Certification): TemplateResult {
    const { words } = this;
    const state = stateOf(expiresOn);
    const [drawn, tone] = looks[state];
    return html`<li part="fact">
      <div class="grow">
        <b><bdi>${name}</bdi></b>
        <span class="muted small">${this.#expiry(expiresOn, state)}</span>
      </div>
      <span class="state ${tone}">${icon(drawn)}${words.text(`section.certifications.${state}`)}</span>
    </li>`;
  }

  #expiry(expiresOn: string | null, state: keyof typeof looks): string {
    const { words } = this;
    if (expiresOn === null) return words.text("section.certifications.forever");
    const date = new PortalTimes(words.lang).date(Date.parse(expiresOn), "UTC");
    return words.text(state === "expired" ? "section.certifications.since" : "section.certifications.until", { date });
  }
}

/** A certification is valid through its last day, in the browser's time zone. */
function stateOf(expiresOn: string | null, now = new Date()): keyof typeof looks {
  if (expiresOn === null) return "valid";
  const left = Date.parse(expiresOn) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return left < 0 ? "expired" : left <= renewal ? "soon" : "valid";
}

import type { PortalView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";

// From lucide (ISC license).
const pauseIcon = "M9 5v14M15 5v14";

/** Escapes an address for a `mailto:` link, except for its @, which some mail programs don't decode. */
const mailtoOf = (address: string): string => `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;

/** The pause page: until when, why, and who to contact (A32, X20). */
export function holdingPage(words: Words<PortalKey>, { organization, pause }: PortalView): TemplateResult {
  const { until, reason, contact } = pause ?? {};
  const values = { organization: organization.name };
  const text = until
    ? words.text("portal.holding.until", { ...values, date: new PortalTimes(words.lang).until(Date.parse(until)) })
    : words.text("portal.holding.open", values);
  return html`<div class="page holding wrap" part="holding">
    <span class="badge">${drawing(pauseIcon)}</span>
    <h2 part="title" tabindex="-1">${words.text("portal.holding.title")}</h2>
    <p class="text" part="until" dir="auto">${text}</p>
    <p class="muted text">${words.text("portal.holding.kept")}</p>
    ${
      reason
        ? html`<figure class="reason stack gap-0" part="reason">
            <figcaption class="small muted">${words.text("portal.holding.reason")}</figcaption>
            <blockquote dir="auto">${reason}</blockquote>
          </figure>`
        : nothing
    }
    ${
      contact
        ? html`<a class="button tall" part="contact" href=${mailtoOf(contact.address)}
            >${words.text("portal.holding.write", { name: contact.name || contact.address })}</a
          >`
        : nothing
    }
    <p class="muted small" role="status">${words.text("portal.holding.back")}</p>
  </div>`;
}

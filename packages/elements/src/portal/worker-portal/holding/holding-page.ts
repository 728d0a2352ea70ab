import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";
import type { PortalView } from "../portal-wire.ts";

// From lucide (ISC licence).
const bars = "M9 5v14M15 5v14";

/** An address as a link has it: all but its sign is escaped, which not every mail program reads otherwise. */
const toMailAddress = (address: string): string => encodeURIComponent(address).replaceAll("%40", "@");

/**
 * What somebody meets while their portal is off: that it is, until when, why, and whom they can write to (A32, X20). It is
 * no error, and opens by itself.
 */
export function holdingPage(words: Words<PortalKey>, { organization, pause }: PortalView): TemplateResult {
  const until = pause?.until;
  const reason = pause?.reason ?? "";
  const contact = pause?.contact;
  const { name } = organization;
  const since =
    until === undefined || until === null
      ? words.text("portal.holding.open", { organization: name })
      : words.text("portal.holding.until", {
          organization: name,
          date: new PortalTimes(words.lang).until(Date.parse(until)),
        });
  return html`<div class="page holding" part="holding">
    <span class="badge">${drawing(bars)}</span>
    <h2 part="title" tabindex="-1">${words.text("portal.holding.title")}</h2>
    <p class="text" part="until" dir="auto">${since}</p>
    <p class="muted text">${words.text("portal.holding.kept")}</p>
    ${
      reason === ""
        ? nothing
        : html`<figure class="reason" part="reason">
            <figcaption class="muted">${words.text("portal.holding.reason")}</figcaption>
            <blockquote dir="auto">${reason}</blockquote>
          </figure>`
    }
    ${
      contact
        ? html`<a class="button" part="contact" href="mailto:${toMailAddress(contact.address)}"
            >${words.text("portal.holding.write", { name: contact.name || contact.address })}</a
          >`
        : nothing
    }
    <p class="muted small" role="status">${words.text("portal.holding.back")}</p>
  </div>`;
}

import type { PortalView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { ownUrl } from "../own-url.ts";
import type { PortalKey } from "./worker-portal.messages.ts";
import { untilText } from "./portal-times.ts";

/** Why a form failed, in one paragraph, with the time to try again if it is known. */
export function formProblem(words: Words<PortalKey>, problem: Reason): string {
  const seconds = problem.code === "request.throttled" ? problem.details?.retryAfter : undefined;
  if (seconds === undefined) return reasonText(words, problem);
  const when = new Intl.RelativeTimeFormat(words.lang).format(Math.ceil(seconds / 60), "minute");
  return words.text("portal.throttled", { when });
}

/** A page before the portal with one thing to do: icon, title, text and form. */
export const formPage = (drawn: IconName, title: string, text: string, content: TemplateResult): TemplateResult =>
  html`<div class="page wrap" part="sign-in-page">
    <slot name="brand"><span class="badge">${icon(drawn)}</span></slot>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <p class="muted text" dir="auto">${text}</p>
    ${content}
  </div>`;

/** The link back to the page that sent the worker here. */
export function returnLink(words: Words<PortalKey>, url: string | undefined): TemplateResult | typeof nothing {
  const href = ownUrl(url);
  return href ? html`<p>${button(words.text("portal.return"), { part: "return", href })}</p>` : nothing;
}

// From lucide (ISC license).
const pauseIcon = "M9 5v14M15 5v14";

/** Escapes an address for a `mailto:` link, except for its @, which some mail programs don't decode. */
const mailtoOf = (address: string): string => `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;

/** The pause page: until when, why, and who to contact (A32, X20). */
export function holdingPage(words: Words<PortalKey>, { organization, pause }: PortalView): TemplateResult {
  const { until, reason, contact } = pause ?? {};
  const values = { organization: organization.name };
  const text = until
    ? words.text("portal.holding.until", { ...values, date: untilText(words, Date.parse(until)) })
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
        ? button(words.text("portal.holding.write", { name: contact.name || contact.address }), {
            look: "button tall",
            part: "contact",
            href: mailtoOf(contact.address),
          })
        : nothing
    }
    <p class="muted small" role="status">${words.text("portal.holding.back")}</p>
  </div>`;
}

import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { reasonText } from "../../ui/problem-line.ts";
import type { PortalKey } from "./portal-messages.en.ts";

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

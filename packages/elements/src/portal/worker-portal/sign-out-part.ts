import type { PortalView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { formProblem } from "./portal-pages.ts";
import type { PortalSession } from "./portal-session.ts";
import type { PortalKey } from "./worker-portal.messages.ts";

/** The email address and the sign-out button. People who come from the host sign out there. */
export function signOutPart(
  words: Words<PortalKey>,
  portal: PortalView,
  session: PortalSession,
): TemplateResult | typeof nothing {
  if (!portal.signedIn) return nothing;
  const { commands } = session;
  const problem = commands.problem("sign-out");
  return html`<div class="sign-out">
    <span class="muted small who wrap" dir="auto">${portal.person.email}</span>
    ${button([icon("leave"), words.text("portal.sign-out")], {
      look: "button quiet",
      part: "sign-out",
      isBusy: commands.isBusy(),
      click: () => session.signOut(),
    })}
    ${problemLine(words, problem && formProblem(words, problem))}
  </div>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import type { InvitationWords } from "./invitations.ts";
import { retryAt } from "./retry-at.ts";
import type { RefusedGroup } from "../../refused-groups.ts";
import type { SendRun } from "./send-run.ts";

/** The most people that are named of those who were refused for one reason. */
const mostNamed = 5;

/**
 * What came of a sending: how many mails are on their way, who is not invited and why, and what is left.
 * @param words the words of invitations
 * @param run the sending
 * @param nameOf how somebody is called, where the list knows
 */
export function sendReport(
  words: InvitationWords,
  run: SendRun,
  nameOf: (personId: string) => string | undefined,
): TemplateResult {
  const { queued, unchanged, refused, open, problem } = run;
  const count = refused.reduce((sum, { personIds }) => sum + personIds.length, 0);
  return html`<div class="report" role="status">
    ${line("sent", "ok", words.text("send.queued", { count: queued }))}
    ${queued > 0 ? html`<p class="muted small">${words.text("send.queued.text")}</p>` : nothing}
    ${unchanged > 0 ? line("info", "", words.text("send.unchanged", { count: unchanged })) : nothing}
    ${
      count > 0
        ? html`${line("stop", "danger", words.text("send.refused", { count }))}
            <ul class="refusals" part="refused">
              ${refused.map((group) => reasonRow(words, group, nameOf))}
            </ul>`
        : nothing
    }
    ${open > 0 ? line("clock", "warn", words.text("send.open", { count: open })) : nothing}
    ${problem ? problemLine(words, problem) : nothing}
  </div>`;
}

function reasonRow(
  words: InvitationWords,
  { reason, personIds }: RefusedGroup,
  nameOf: (personId: string) => string | undefined,
): TemplateResult {
  const { title, text, remedy } = words.reason(reason);
  const named = personIds.flatMap((personId) => nameOf(personId) ?? []).slice(0, mostNamed);
  const more = personIds.length - named.length;
  const names = new Intl.ListFormat(words.lang).format(named);
  const who =
    named.length === 0
      ? words.text("send.refused.unnamed", { count: more })
      : more > 0
        ? words.text("send.refused.more", { names, count: more })
        : names;
  return html`<li><b>${title}</b> <span class="muted">${text} ${remedy}</span> <bdi>${who}</bdi></li>`;
}

function problemLine(words: InvitationWords, problem: NonNullable<SendRun["problem"]>): TemplateResult {
  const { title, text } = words.reason(problem);
  const when = retryAt(words.lang, problem);
  return line("warning", "danger", `${title}. ${when === undefined ? text : words.text("act.retry-in", { when })}`);
}

const line = (drawn: IconName, tone: string, text: string): TemplateResult =>
  html`<p class="state ${tone}">${icon(drawn)}<span>${text}</span></p>`;

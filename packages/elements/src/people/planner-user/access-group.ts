import { html, nothing, type TemplateResult } from "lit";
import type { CommandController } from "../../ui/command-controller.ts";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { reasonText } from "../../ui/problem-line.ts";
import { type ManagedPerson, nameOf, pauseOf } from "../managed-person.ts";
import { statusState } from "../person-status.ts";
import { instantText } from "../profile/field-text.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** The commands of the portal access. */
export type AccessCommand = "activate" | "resend" | "export";

/** What the group needs. */
export interface AccessParts extends ManagedPerson {
  readonly words: Words<PlannerUserKey>;
  readonly commands: CommandController<AccessCommand>;
  /** The URL of the person settings; `undefined` if the host listens to the event. */
  readonly settingsHref: string | undefined;
  readonly openSettings: (event: Event) => void;
  readonly changeAddress: (anchor: HTMLElement) => void;
  readonly invite: (command: "activate" | "resend") => void;
}

/** Portal access: activation, email address, and whether the portal is on (A22, A23, A28, A36). */
export function accessGroup(parts: AccessParts): TemplateResult {
  const { words, person, access, commands } = parts;
  const failed = commands.problem("activate") ?? commands.problem("resend");
  return html`<section class="group" part="access" aria-labelledby="access-title">
    <h3 id="access-title">${words.text("user.portal.title")}</h3>
    ${row(
      words.text("user.portal.status"),
      "",
      html`<span class="grow">${statusState(words, person.status)}</span> ${inviteButton(parts)}`,
      html`<p class="muted">${statusText(parts)}</p>
        ${access.mailProblem === null ? nothing : problem(words.text(`user.portal.mail.${access.mailProblem}`), "mail-problem")}
        <div role="alert">
          ${failed ? problem(words.text("ask.failed", { reason: reasonText(words, failed) })) : nothing}
        </div>`,
    )}
    ${
      // The email address of a host user belongs to the host (Q51).
      person.affiliation === "external" ? addressRow(parts) : nothing
    }
    ${row(
      words.text("user.portal.access"),
      words.text("user.portal.access.text"),
      html`<span class="grow" part="portal">${portalText(parts)}</span> ${settingsLink(parts)}`,
    )}
  </section>`;
}

const row = (label: string, text: string, line: TemplateResult, below?: TemplateResult): TemplateResult =>
  html`<div class="setting">
    <div class="what"><b>${label}</b> ${text === "" ? nothing : html`<p class="muted">${text}</p>`}</div>
    <div class="control">
      <div class="line">${line}</div>
      ${below ?? nothing}
    </div>
  </div>`;

const problem = (text: string, part?: string): TemplateResult =>
  html`<p class="save"><span class="state danger" part=${part ?? nothing}>${icon("warning")}${text}</span></p>`;

const addressRow = ({ words, person, changeAddress }: AccessParts): TemplateResult =>
  row(
    words.text("user.address"),
    words.text("user.address.text"),
    html`<span class="grow" part="address"><bdi>${person.email}</bdi></span>
      <button
        id="change-address"
        class="button"
        part="change-address"
        aria-haspopup="dialog"
        @click=${({ currentTarget }: Event) => changeAddress(currentTarget as HTMLElement)}
      >
        ${words.text("address.change")}
      </button>`,
  );

function inviteButton({ words, person, access, commands, invite }: AccessParts): TemplateResult | typeof nothing {
  if (person.affiliation !== "external" || access.stage === "active" || access.refused.activate) return nothing;
  const command = access.stage === "created" ? "activate" : "resend";
  const isBusy = commands.isBusy(command);
  return html`<button
    class="button ${command === "activate" ? "primary" : ""}"
    part=${command}
    aria-label=${words.text(`access.${command}.of`, { name: nameOf(person) })}
    aria-disabled=${isBusy ? "true" : nothing}
    @click=${() => invite(command)}
  >
    ${icon("mail")}${words.text(isBusy ? "access.activating" : `access.${command}`)}
  </button>`;
}

/** Explains the status. */
function statusText({ words, person, access }: AccessParts): string {
  const { stage, passwordAt, temporaryUntil } = access;
  if (person.status === "deactivated") return words.text("user.portal.status.deactivated");
  if (person.affiliation === "internal") return words.text("user.portal.status.internal");
  if (stage === "created") return words.text("user.portal.status.not-activated");
  if (stage === "active") {
    return passwordAt === null ? "" : words.text("user.portal.status.active", { at: instantText(words, passwordAt) });
  }
  if (person.status === "expired") return words.text("user.portal.status.expired");
  return temporaryUntil === null
    ? words.text("user.portal.status.invited.open")
    : words.text("user.portal.status.invited", { until: instantText(words, temporaryUntil) });
}

/** Whether the portal is on, and what is planned (A28, X20). */
function portalText({ words, access }: Pick<AccessParts, "words" | "access">): string {
  const pause = pauseOf(access);
  if (pause === "none") return words.text("user.portal.on");
  const from = access.from === null ? "" : instantText(words, access.from);
  const [open, limited] =
    pause === "paused"
      ? (["user.portal.off.since", "user.portal.off.until"] as const)
      : (["user.portal.planned", "user.portal.planned.until"] as const);
  return access.until === null
    ? words.text(open, { from })
    : words.text(limited, { from, until: instantText(words, access.until) });
}

const settingsLink = ({ words, settingsHref, openSettings }: AccessParts): TemplateResult =>
  settingsHref === undefined
    ? html`<button class="button" part="settings" @click=${openSettings}>${words.text("user.portal.settings")}</button>`
    : html`<a class="button" part="settings" href=${settingsHref} @click=${openSettings}
        >${words.text("user.portal.settings")}</a
      >`;

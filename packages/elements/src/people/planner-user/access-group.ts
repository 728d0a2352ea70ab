import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { CommandController } from "../../ui/command-controller.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import { instantWords } from "../profile/field-words.ts";
import type { TendedPerson } from "../ask-person.ts";
import { pauseOf } from "../pause.ts";
import { statusState } from "../person-status.ts";
import { nameOf } from "../wire.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** What is done about somebody's access. */
export type AccessAction = "activate" | "resend" | "export";

/** What the group is drawn with. */
export interface AccessParts extends TendedPerson {
  readonly words: Words<PlannerUserKey>;
  readonly actions: CommandController<AccessAction>;
  /** Where the account settings are; `undefined` where the host listens to the event. */
  readonly settingsHref: string | undefined;
  readonly openSettings: (event: Event) => void;
  readonly changeAddress: (anchor: HTMLElement) => void;
  readonly invite: (what: "activate" | "resend") => void;
}

/** Where somebody stands with the portal: activation, and whether it is open to them (A22, A23, A28, A36). */
export function accessGroup(parts: AccessParts): TemplateResult {
  const { words, person } = parts;
  return html`<section class="group" part="access" aria-labelledby="access-title">
    <h3 id="access-title">${words.text("user.portal.title")}</h3>
    <div class="setting">
      <div class="what"><b>${words.text("user.portal.status")}</b></div>
      <div class="control">
        <div class="line">
          <span class="grow">${statusState(words, person.status)}</span>
          ${inviteButton(parts)}
        </div>
        <p class="muted">${standing(parts)}</p>
        ${mailProblem(parts)} ${problem(parts)}
      </div>
    </div>
    ${address(parts)}
    <div class="setting">
      <div class="what">
        <b>${words.text("user.portal.access")}</b>
        <p class="muted">${words.text("user.portal.access.text")}</p>
      </div>
      <div class="control">
        <div class="line">
          <span class="grow" part="portal">${portalWords(parts)}</span>
          ${settingsLink(parts)}
        </div>
      </div>
    </div>
  </section>`;
}

/** The address of an external person is kept here; that of a user of the host is the host's (Q51). */
function address({ words, person, changeAddress }: AccessParts): TemplateResult | typeof nothing {
  if (person.affiliation !== "external") return nothing;
  return html`<div class="setting">
    <div class="what">
      <b>${words.text("user.address")}</b>
      <p class="muted">${words.text("user.address.text")}</p>
    </div>
    <div class="control">
      <div class="line">
        <span class="grow" part="address"><bdi>${person.email}</bdi></span>
        <button
          id="change-address"
          class="button"
          part="change-address"
          aria-haspopup="dialog"
          @click=${({ currentTarget }: Event) => changeAddress(currentTarget as HTMLElement)}
        >
          ${words.text("address.change")}
        </button>
      </div>
    </div>
  </div>`;
}

function inviteButton({ words, person, access, actions, invite }: AccessParts): TemplateResult | typeof nothing {
  // Nothing to press where it never could be; where only the caller may not, the list says nothing either.
  if (person.affiliation !== "external" || access.stage === "active" || access.refused.activate) return nothing;
  const what = access.stage === "created" ? "activate" : "resend";
  const isRunning = actions.isBusy(what);
  return html`<button
    class="button ${what === "activate" ? "primary" : ""}"
    part=${what}
    aria-label=${words.text(`access.${what}.of`, { name: nameOf(person) })}
    aria-disabled=${isRunning ? "true" : nothing}
    @click=${() => invite(what)}
  >
    ${icon("mail")}${words.text(isRunning ? "access.activating" : `access.${what}`)}
  </button>`;
}

/** What the status means. */
function standing({ words, person, access }: AccessParts): string {
  const instant = (at: string | null): string => (at === null ? "" : instantWords(words, at));
  if (person.status === "deactivated") return words.text("user.portal.status.deactivated");
  if (person.affiliation === "internal") return words.text("user.portal.status.internal");
  if (access.stage === "created") return words.text("user.portal.status.not-activated");
  if (access.stage === "active") {
    return access.passwordAt === null
      ? ""
      : words.text("user.portal.status.active", { at: instant(access.passwordAt) });
  }
  if (person.status === "expired") return words.text("user.portal.status.expired");
  return access.temporaryUntil === null
    ? words.text("user.portal.status.invited.open")
    : words.text("user.portal.status.invited", { until: instant(access.temporaryUntil) });
}

const mailProblem = ({ words, access: { mailProblem } }: AccessParts): TemplateResult | typeof nothing =>
  mailProblem === null
    ? nothing
    : html`<p class="save">
        <span class="state danger" part="mail-problem"
          >${icon("warning")}${words.text(`user.portal.mail.${mailProblem}`)}</span
        >
      </p>`;

function problem({ words, actions }: AccessParts): TemplateResult {
  const failed = actions.problem("activate") ?? actions.problem("resend");
  const reason = failed && reasonWords(words, failed);
  return html`<p class="save" role="alert">
    ${
      reason
        ? html`<span class="state danger"
            >${icon("warning")}${words.text("ask.failed", {
              reason: `${reason.title}. ${reason.text} ${reason.remedy}`.trim(),
            })}</span
          >`
        : nothing
    }
  </p>`;
}

/** Whether the portal is open, and what is planned (A28, X20). */
export function portalWords({ words, access }: Pick<AccessParts, "words" | "access">): string {
  const from = access.from === null ? "" : instantWords(words, access.from);
  const until = access.until === null ? undefined : instantWords(words, access.until);
  if (access.portal === "off") {
    return until === undefined
      ? words.text("user.portal.off.since", { from })
      : words.text("user.portal.off.until", { from, until });
  }
  if (pauseOf(access) === "none") return words.text("user.portal.on");
  return until === undefined
    ? words.text("user.portal.planned", { from })
    : words.text("user.portal.planned.until", { from, until });
}

const settingsLink = ({ words, settingsHref, openSettings }: AccessParts): TemplateResult =>
  settingsHref === undefined
    ? html`<button class="button" part="settings" @click=${openSettings}>${words.text("user.portal.settings")}</button>`
    : html`<a class="button" part="settings" href=${settingsHref} @click=${openSettings}
        >${words.text("user.portal.settings")}</a
      >`;

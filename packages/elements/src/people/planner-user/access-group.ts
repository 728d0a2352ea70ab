import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { CommandController } from "../../ui/commands/command-controller.ts";
import { icon } from "../../ui/controls/icons.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { type ManagedPerson, nameOf } from "../managed-person.ts";
import { statusState } from "../person-status.ts";
import { lockRow, type LockRowParts } from "./lock-row.ts";
import { timesIn } from "../../ui/text/times.ts";

/** The commands of the portal access. */
export type AccessCommand = "activate" | "resend" | "unlock";

/** What the group needs. */
export interface AccessParts extends ManagedPerson, Omit<LockRowParts, "commands"> {
  readonly commands: CommandController<AccessCommand>;
  /** Explains why the email is sent later; empty if it isn't. */
  readonly mailDelay: string;
  readonly changeAddress: () => void;
  readonly invite: (command: "activate" | "resend") => void;
}

/** The account for the portal: activation, a locked sign-in, and the email address (A22, A23, Q58). */
export function accessGroup(parts: AccessParts): TemplateResult {
  const { words, person, access, commands } = parts;
  const failed = commands.problem("activate") ?? commands.problem("resend") ?? commands.problem("unlock");
  return settingGroup({ id: "access-title", title: words.text("user.portal.title"), part: "access" }, [
    settingRow(
      { label: words.text("user.portal.status") },
      html`<div class="line"><span class="grow">${statusState(words, person.status)}</span> ${inviteButton(parts)}</div>
        <p class="muted">${parts.mailDelay || statusText(parts)}</p>
        ${access.mailProblem && problem(words.text(`user.portal.mail.${access.mailProblem}`), "mail-problem")}
        <div role="alert">${failed && problem(words.text("ask.failed", { reason: reasonText(words, failed) }))}</div>`,
    ),
    lockRow(parts),
    // The email address of a host user belongs to the host (Q51).
    person.affiliation === "external" ? addressRow(parts) : nothing,
  ]);
}

const problem = (text: string, part?: string): TemplateResult =>
  html`<p class="save">${stateLabel("warning", text, { tone: "danger", part })}</p>`;

const addressRow = ({ words, person, changeAddress }: AccessParts): TemplateResult =>
  settingRow(
    { label: words.text("user.address"), text: words.text("user.address.text") },
    html`<div class="line">
      <span class="grow" part="address"><bdi>${person.email}</bdi></span>
      ${button(words.text("address.change"), {
        id: "change-address",
        part: "change-address",
        opensDialog: true,
        click: changeAddress,
      })}
    </div>`,
  );

function inviteButton({ words, person, access, commands, invite }: AccessParts): TemplateResult | typeof nothing {
  if (person.affiliation !== "external" || access.stage === "active" || access.refused.activate) return nothing;
  const command = access.stage === "created" ? "activate" : "resend";
  const isBusy = commands.isBusy(command);
  return button([icon("mail"), words.text(isBusy ? "access.activating" : `access.${command}`)], {
    look: command === "activate" ? "button primary" : "button",
    part: command,
    label: words.text(`access.${command}.of`, { name: nameOf(person) }),
    isBusy,
    click: () => invite(command),
  });
}

/** Explains the status. */
function statusText({ words, person, access }: AccessParts): string {
  const { stage, passwordAt, temporaryUntil } = access;
  if (person.status === "deactivated") return words.text("user.portal.status.deactivated");
  if (person.affiliation === "internal") return words.text("user.portal.status.internal");
  if (stage === "created") return words.text("user.portal.status.not-activated");
  if (stage === "active") {
    return passwordAt === null
      ? ""
      : words.text("user.portal.status.active", { at: timesIn(words).text(passwordAt, "moment") });
  }
  if (person.status === "expired") return words.text("user.portal.status.expired");
  if (temporaryUntil === null) return words.text("user.portal.status.invited.open");
  return words.text("user.portal.status.invited", { until: timesIn(words).text(temporaryUntil, "moment") });
}

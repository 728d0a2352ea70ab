import type { PersonWithDecisions } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import { type ManagedPerson, nameOf } from "../managed-person.ts";
import { PortalSettings } from "../person-settings/portal-settings.ts";
import { type AccessCommand, accessGroup } from "./access-group.ts";
import { createAccountDialog } from "./account-dialog.ts";
import { type AccountAction, accountGroup } from "./account-group.ts";
import { mailDelayWords } from "./access-tab.en.ts";
import { createAddressDialog } from "./address-dialog.ts";
import type { PersonChange } from "./planner-user.events.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";
import { createReplacePasswordDialog } from "./replace-password-dialog.ts";

/** The page that shows the person. */
export interface PersonPage {
  readonly host: PanelElement<PlannerUserKey>;
  readonly why: WhyNot;
  readonly person: () => ManagedPerson | undefined;
  readonly refresh: () => Promise<void>;
  /** Called for every saved change, even if another person is shown by then. */
  readonly changed: (change: PersonChange, personId: string) => void;
}

const changes: Readonly<Record<AccountAction, PersonChange>> = {
  deactivate: "deactivated",
  reactivate: "reactivated",
  erase: "erased",
};

/** How long to wait before reloading again if a lock or a delay should have ended but hasn't, in milliseconds. */
const patience = 5000;

/** The tab with the person's account for the portal, the portal settings, and the account itself (A22, A28, A36, Q7). */
export class AccessTab {
  readonly #page: PersonPage;
  readonly #commands: CommandController<AccessCommand>;
  readonly #account: ReturnType<typeof createAccountDialog>;
  readonly #address: ReturnType<typeof createAddressDialog>;
  readonly #password: ReturnType<typeof createReplacePasswordDialog>;
  readonly #portal: PortalSettings;
  #followed: ManagedPerson["access"] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: PersonPage) {
    const { host, why, person, refresh, changed } = page;
    this.#page = page;
    this.#commands = new CommandController(host);
    this.#account = createAccountDialog(host, ({ action, person: { id } }) => changed(changes[action], id), refresh);
    this.#address = createAddressDialog(host, ({ id }) => changed("address", id), refresh);
    this.#password = createReplacePasswordDialog(host, (id) => changed("portal", id), refresh);
    this.#portal = new PortalSettings(host, { person, refresh, changed: (id) => changed("portal", id) }, why);
    host.addController({
      hostUpdated: () => this.#follow(person()?.access),
      hostDisconnected: () => this.#follow(undefined),
    });
  }

  /** Opens the form of the portal settings with the portal turned off. */
  pause(): Promise<void> {
    return this.#portal.edit({ isOn: false });
  }

  render(user: ManagedPerson): TemplateResult {
    const { words } = this.#page.host;
    return html`${accessGroup({
        ...user,
        words,
        mailDelay: this.#mailDelay(user),
        commands: this.#commands,
        changeAddress: () => void this.#changeAddress(user),
        invite: (command) => void this.#invite(command, user),
        unlock: () => void this.#unlock(user),
        replacePassword: () => void this.#password.open(user),
      })}
      <section class="group" part="settings" aria-labelledby="settings-title">
        <div class="group-head">
          <h3 id="settings-title">${words.text("user.portal.settings")}</h3>
          ${this.#portal.editButton(user)}
        </div>
        ${this.#portal.render(user)}
      </section>
      ${accountGroup(words, user.person, (action) => void this.#changeAccount(action, user.person))}`;
  }

  /** Reloads when the sign-in lock or the delay of an email ends, because no event announces it; again if it hasn't ended by then. */
  #follow(access: ManagedPerson["access"] | undefined): void {
    if (access === this.#followed) return;
    this.#followed = access;
    clearTimeout(this.#timer);
    const [until] = [access?.lock, access?.mailDelay].flatMap((one) => one?.until ?? []).sort();
    if (until === undefined) return;
    const left = Date.parse(until) - Date.now();
    this.#timer = setTimeout(() => void this.#page.refresh(), left > 0 ? left : patience);
  }

  #changeAccount(action: AccountAction, person: PersonWithDecisions): Promise<void> {
    return this.#account.open({ action, person });
  }

  async #changeAddress(user: ManagedPerson): Promise<void> {
    await this.#address.open(user);
    this.#page.host.renderRoot.querySelector<HTMLInputElement>("#address")?.select();
  }

  async #unlock({ person }: ManagedPerson): Promise<void> {
    const { host, changed, refresh } = this.#page;
    const personId = person.id;
    await this.#commands.run(
      "unlock",
      async ({ access }) => {
        await access.unlock({ personId });
        changed("portal", personId);
      },
      { message: host.words.text("user.lock.lifted", { name: nameOf(person) }), focus: "#change-address" },
    );
    await refresh();
  }

  #mailDelay({ access: { mailDelay } }: ManagedPerson): string {
    const words = this.#page.host.wordsWith(mailDelayWords);
    if (mailDelay === null) return "";
    return words.text(`user.portal.mail.${mailDelay.reason}`, {
      until: timesIn(words).text(mailDelay.until, "moment"),
    });
  }

  async #invite(command: "activate" | "resend", { person, access: { issue } }: ManagedPerson): Promise<void> {
    const { host, changed, refresh } = this.#page;
    const personId = person.id;
    const message = host.words.text(command === "activate" ? "access.activated" : "access.resent", {
      name: nameOf(person),
    });
    await this.#commands.run(
      command,
      async ({ access }) => {
        await (command === "activate" ? access.activate({ personId }) : access.resend({ personId, issue }));
        changed("portal", personId);
      },
      { message },
    );
    await refresh();
  }
}

import type { PersonWithDecisions, ProfileFieldView, ProfileView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { isElsewhere } from "../../ui/is-elsewhere.ts";
import { renderPanel, statePage } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { saveFile, toFileName } from "../../ui/save-file.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { loadPerson, type ManagedPerson, nameOf, personTopics } from "../managed-person.ts";
import { personHead } from "../person-head.ts";
import { FieldHistory, type HistorySource } from "../profile/field-history.ts";
import { profileGroup } from "../profile/field-row.ts";
import { ProfileEditor } from "../profile/profile-editor.ts";
import { profileFieldWords } from "../profile/profile.en.ts";
import { profileStyles } from "../profile/profile.styles.ts";
import { type AccessCommand, accessGroup } from "./access-group.ts";
import type { createAccountDialog } from "./account-dialog.ts";
import { type AccountAction, accountGroup } from "./account-group.ts";
import type { createAddressDialog } from "./address-dialog.ts";
import { type PersonChange, PersonChangedEvent, PersonSettingsOpenedEvent } from "./planner-user.events.ts";
import { plannerUserStyles } from "./planner-user.styles.ts";
import { type PlannerUserKey, plannerUserWords } from "./planner-user.messages.ts";

/** A person with their access and their profile. */
interface ShownUser extends ManagedPerson {
  readonly profile: ProfileView;
}

const changes: Readonly<Record<AccountAction, PersonChange>> = {
  deactivate: "deactivated",
  reactivate: "reactivated",
  erase: "erased",
};

/**
 * The profile, portal access and account of one planner user, for schedulers and organization admins (A10, A11, A41, Q49).
 * Put it inside a `<rollcall-provider>`.
 *
 * Each field saves itself when it is left. The latest save wins, wherever it was made (A66, A67): each field shows who
 * changed it last and where, every value can be restored from its history, and a save that replaces an unseen value says
 * so (X12, Q31). The host's own fields appear in their groups (X26).
 *
 * "Activate & Invite" sends an email with a temporary password (A22). The portal is turned on and off in the person
 * settings, which a button opens: it fires `rollcall-person-settings-opened`, and with `settings-href-template` it is a
 * link (A29, A36).
 *
 * @summary The profile, access and account of one planner user.
 * @slot header - Additional controls in the header.
 * @fires {PersonChangedEvent} rollcall-person-changed - The person was changed.
 * @fires {PersonSettingsOpenedEvent} rollcall-person-settings-opened - The person settings are requested. Cancelable.
 * @csspart title - The name.
 * @csspart export - The button that exports all data about the person.
 * @csspart access - The group for portal access.
 * @csspart status - The status: an icon and a word.
 * @csspart activate - The button that activates and invites.
 * @csspart resend - The button that resends the invitation.
 * @csspart mail-problem - Why an email could not be delivered.
 * @csspart address - The email address of an external person.
 * @csspart change-address - The button that changes the email address.
 * @csspart portal - Whether the portal is on.
 * @csspart settings - The link or button to the person settings.
 * @csspart group - A group of the profile.
 * @csspart profile-field - A field with its label, control and last change.
 * @csspart field - A control.
 * @csspart value - The value of a read-only field.
 * @csspart items - The entries of a list.
 * @csspart item - An entry of a list.
 * @csspart add-item - The button that adds an entry.
 * @csspart remove-item - The button that removes an entry.
 * @csspart save-state - The state of saving a field.
 * @csspart changed - The last change of a field.
 * @csspart history - The button that opens the history of a field.
 * @csspart change - A change in the history.
 * @csspart restore - The button that restores a value.
 * @csspart older - The button that shows older changes.
 * @csspart overwrote - An unseen value that a save replaced.
 * @csspart put-back - The button that restores that value.
 * @csspart account - The group for the account.
 * @csspart deactivate - The button that deactivates the account.
 * @csspart reactivate - The button that reactivates the account.
 * @csspart erase - The button that erases the person.
 * @csspart refused - Why the caller can't change the account.
 * @csspart effects - What a change of the account affects.
 */
export class PlannerUser extends RollcallElement<PlannerUserKey> {
  static override styles = [panelStyles, formStyles, profileStyles, plannerUserStyles];

  static override properties = {
    personId: { attribute: "person-id" },
    settingsHrefTemplate: { attribute: "settings-href-template" },
  };

  /** The person to show. */
  declare personId: string;
  /** The URL of the person settings, with `{id}` for the person's id. Without it, there is a button. */
  declare settingsHrefTemplate: string | undefined;

  protected override readonly catalogue = plannerUserWords;
  #account: ReturnType<typeof createAccountDialog> | undefined;
  #address: ReturnType<typeof createAddressDialog> | undefined;
  readonly #user = new QueryController<ShownUser>(this, {
    key: () => this.personId || undefined,
    load: async (client, signal) => {
      const { personId } = this;
      const managed = await loadPerson(client, personId, signal);
      const { profile } = await client.profiles.get({ personId }, { signal });
      return { ...managed, profile };
    },
    topics: personTopics,
  });
  readonly #why = new WhyNot(this);
  readonly #commands = new CommandController<AccessCommand>(this);
  readonly #source: HistorySource = {
    profile: () => this.#user.value?.profile,
    update: ({ profiles }, set, seen) => profiles.update({ personId: this.personId, set, seen }),
    restore: ({ profiles }, field, number) => profiles.restore({ personId: this.personId, field, number }),
    listChanges: (field, before, { profiles }, signal) =>
      profiles.listChanges(
        { personId: this.personId, field, limit: 20, ...(before !== undefined && { before }) },
        { signal },
      ),
    show: (profile) => this.#show(profile),
  };
  readonly #editor = new ProfileEditor(this, this.#source, this.#why);
  readonly #history = new FieldHistory(this, this.#source);

  constructor() {
    super();
    this.personId = "";
  }

  override get shownId(): string {
    return this.personId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const person = this.#user.value?.person;
    const name = person === undefined ? "" : nameOf(person);
    return renderPanel(this, {
      title: name === "" ? words.text("user.title") : name,
      query: this.#user,
      head: person ? personHead(words, person, this.#exportButton(person)) : nothing,
      skeletonRows: 6,
      content: (user) => this.#groups(user),
    });
  }

  #exportButton({ state }: PersonWithDecisions): TemplateResult | typeof nothing {
    if (state === "erased") return nothing;
    const isBusy = this.#commands.isBusy("export");
    return button(this.words.text(isBusy ? "user.exporting" : "user.export"), {
      part: "export",
      isBusy,
      click: ({ currentTarget }) => this.#export(currentTarget),
    });
  }

  #groups(user: ShownUser): TemplateResult {
    const { words } = this;
    const { person, profile } = user;
    if (person.state === "erased") {
      return statePage("bin", words.text("user.erased"), words.text("user.erased.text"));
    }
    const rows = {
      words: this.wordsWith(profileFieldWords),
      editor: this.#editor,
      name: profile.name,
      openHistory: (field: ProfileFieldView) => void this.#history.open(field),
    };
    return html`${accessGroup({
      ...user,
      words,
      commands: this.#commands,
      settingsHref: this.settingsHrefTemplate?.replaceAll("{id}", encodeURIComponent(person.id)),
      openSettings: (event) => {
        if (this.settingsHrefTemplate !== undefined && isElsewhere(event)) return;
        if (!this.dispatchEvent(new PersonSettingsOpenedEvent({ personId: person.id }))) event.preventDefault();
      },
      changeAddress: (anchor) => void this.#changeAddress(user, anchor),
      invite: (command) => void this.#invite(command, user),
    })}
    ${profile.groups.map((group) => profileGroup(rows, group))}
    ${accountGroup(words, person, (action, anchor) => void this.#changeAccount(action, person, anchor))}`;
  }

  #show(profile: ProfileView): void {
    const user = this.#user.value;
    if (user === undefined || profile.personId !== this.personId) return;
    const name = user.person.affiliation === "external" ? profile.name : user.person.name;
    this.#user.set({ ...user, profile, person: { ...user.person, name } });
    this.#changed("profile");
  }

  async #changeAccount(action: AccountAction, person: PersonWithDecisions, anchor: HTMLElement): Promise<void> {
    await this.#openDialog(anchor, async () => {
      const { createAccountDialog } = await import("./account-dialog.ts");
      this.#account ??= createAccountDialog(
        this,
        ({ action, person: { id } }) => this.#changed(changes[action], id),
        () => this.#user.refresh(),
      );
      return () => this.#account?.open({ action, person });
    });
  }

  async #changeAddress(user: ShownUser, anchor: HTMLElement): Promise<void> {
    await this.#openDialog(anchor, async () => {
      const { createAddressDialog } = await import("./address-dialog.ts");
      this.#address ??= createAddressDialog(
        this,
        ({ id }) => this.#changed("address", id),
        () => this.#user.refresh(),
      );
      return async () => {
        await this.#address?.open(user);
        this.renderRoot.querySelector<HTMLInputElement>("#address")?.select();
      };
    });
  }

  /** Loads a dialog and opens it, unless another person shows by then. */
  async #openDialog(anchor: HTMLElement, load: () => Promise<() => Promise<void> | undefined>): Promise<void> {
    const { personId } = this;
    try {
      const open = await load();
      if (personId === this.personId) await open();
    } catch {
      await this.#why.show([{ code: "server.unreachable" }], anchor);
    }
  }

  async #invite(command: "activate" | "resend", { person, access: { issue } }: ShownUser): Promise<void> {
    const { personId } = this;
    await this.#commands.run(
      command,
      async ({ access }) => {
        await (command === "activate" ? access.activate({ personId }) : access.resend({ personId, issue }));
        this.#changed("portal", personId);
      },
      {
        message: this.words.text(command === "activate" ? "access.activated" : "access.resent", {
          name: nameOf(person),
        }),
      },
    );
    await this.#user.refresh();
  }

  async #export(anchor: HTMLElement): Promise<void> {
    const { personId } = this;
    const name = this.#user.value ? nameOf(this.#user.value.person) : "";
    await this.#commands.run(
      "export",
      async (client) => {
        const data = JSON.stringify(await client.people.export({ personId }), undefined, 2);
        saveFile(new Blob([data], { type: "application/json" }), `${toFileName(name) || "person"}.json`);
      },
      { message: this.words.text("user.exported", { name }) },
    );
    const reason = this.#commands.problem("export");
    if (reason) await this.#why.show([reason], anchor);
  }

  #changed(change: PersonChange, personId = this.personId): void {
    this.dispatchEvent(new PersonChangedEvent({ personId, change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-user": PlannerUser;
  }
}

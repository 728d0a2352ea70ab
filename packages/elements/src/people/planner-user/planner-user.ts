import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { isElsewhere } from "../../ui/is-elsewhere.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { connectionNotice, renderPanelState, statePage } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { saveFile, toFileName } from "../../ui/save-file.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { topicsOfPerson } from "../ask-person.ts";
import { personHead } from "../person-head.ts";
import { personHeadStyles } from "../person-head.styles.ts";
import { ProfileEditor } from "../profile/profile-editor.ts";
import type { ProfileView } from "../profile/profile-view.ts";
import { profileStyles } from "../profile/profile.styles.ts";
import { type JudgedPerson, nameOf, type PersonView } from "../wire.ts";
import { type AccessAction, accessGroup } from "./access-group.ts";
import type { AccountAction } from "./account-dialog.ts";
import { accountGroup } from "./account-group.ts";
import { askUser, type ShownUser } from "./ask-user.ts";
import { type PersonChange, PersonChangedEvent, PersonSettingsOpenedEvent } from "./planner-user.events.ts";
import { plannerUserStyles } from "./planner-user.styles.ts";
import { tendedProfile } from "./tended-profile.ts";
import type { UserDialogs } from "./user-dialogs.ts";
import { type PlannerUserKey, plannerUserWords } from "./user-messages.en.ts";

const ended: Readonly<Record<AccountAction, PersonChange>> = {
  deactivate: "deactivated",
  reactivate: "reactivated",
  erase: "erased",
};

/**
 * One planner user: their way into the portal, their profile in its six groups, and their account (A10, A11, A41). It
 * stands inside a `<rollcall-provider>`, for schedulers and organization admins (Q49).
 *
 * Each field saves itself when it is left. The latest update wins, wherever it was made (A66, A67), and nothing vanishes
 * silently: who changed a field last, and where, stands below it with its history, from which any value comes back; who
 * saves over something they had not seen is told (X12, Q31). Fields that the host declares stand in their groups (X26).
 *
 * "Activate & Invite" mails a temporary password (A22); whether the portal is open is set in the account settings, which
 * a button opens: it fires `rollcall-person-settings-opened`, and with `settings-href-template` it is a link (A29, A36).
 *
 * @summary The profile, access and account of one planner user.
 * @slot header - More controls at the top.
 * @fires {PersonChangedEvent} rollcall-person-changed - Something of the person was changed.
 * @fires {PersonSettingsOpenedEvent} rollcall-person-settings-opened - Somebody wants the account settings. Cancelable.
 * @csspart panel - Everything.
 * @csspart header - Who it is.
 * @csspart title - The name.
 * @csspart export - The button that saves everything kept of the person as a file.
 * @csspart access - The group of the portal.
 * @csspart status - Where they stand: an icon and a word.
 * @csspart activate - The button that activates and invites.
 * @csspart resend - The button that sends another temporary password.
 * @csspart mail-problem - What became of a mail that did not arrive.
 * @csspart address - The address of an external person.
 * @csspart change-address - The button that changes it.
 * @csspart portal - Whether the portal is open.
 * @csspart settings - The link or button to the account settings.
 * @csspart group - A group of the profile.
 * @csspart profile-field - A field with all that belongs to it.
 * @csspart field - A control.
 * @csspart held - What a field holds that is not the caller's to change.
 * @csspart items - The entries of a list.
 * @csspart item - One of them.
 * @csspart add-item - The button that adds an entry.
 * @csspart remove-item - The button that takes one off.
 * @csspart save-state - What is said of saving a field.
 * @csspart changed - Who changed a field last.
 * @csspart history - The button that opens the history of a field.
 * @csspart change - One change in it.
 * @csspart restore - The button that restores a value.
 * @csspart older - The button that shows older changes.
 * @csspart overwrote - What a save replaced unseen.
 * @csspart put-back - The button that gives it back.
 * @csspart account - The group of the account.
 * @csspart deactivate - The button that shuts the account.
 * @csspart reactivate - The button that opens it again.
 * @csspart erase - The button that forgets the person.
 * @csspart refused - Why the caller cannot.
 * @csspart dialog - The question before it is done, and the history of a field.
 * @csspart effects - What would come of it.
 * @csspart confirm - The button that does it.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there until the person does.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of states that need somebody, and of erasing.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class PlannerUser extends RollcallElement<PlannerUserKey> {
  static override styles = [
    tokens,
    controls,
    overlays,
    panel,
    formStyles,
    personHeadStyles,
    profileStyles,
    plannerUserStyles,
  ];

  static override properties = {
    personId: { attribute: "person-id" },
    settingsHrefTemplate: { attribute: "settings-href-template" },
  };

  /** The person to show. */
  declare personId: string;
  /** Where the account settings are, with `{id}` for the person's id; a button if left out. */
  declare settingsHrefTemplate: string | undefined;

  protected override readonly catalogue = plannerUserWords;
  #said = "";
  #dialogs: UserDialogs | undefined;
  readonly #user = new QueryController<ShownUser>(this, {
    key: () => this.personId || undefined,
    load: (client, signal) => askUser(client, this.personId, signal),
    topics: topicsOfPerson,
  });
  readonly #why = new WhyNot(this);
  readonly #actions = new CommandController<AccessAction>(this);
  readonly #source = tendedProfile(() => ({
    client: this.client,
    personId: this.personId,
    profile: this.#user.value?.profile,
    show: (profile) => this.#show(profile),
  }));
  readonly #editor = new ProfileEditor(this, this.#source, this.#why);

  constructor() {
    super();
    this.personId = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("personId")) return;
    this.#editor.forget();
    this.#dialogs?.close();
    this.#actions.abandon();
    this.#said = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialogs?.close();
    this.#editor.close();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const user = this.#user.value;
    return html`
      <section
        class="panel"
        part="panel"
        aria-label=${user ? nameOf(user.person) || words.text("user.title") : words.text("user.title")}
      >
        ${user ? personHead(words, user.person, this.#exportButton(user.person)) : nothing}
        ${connectionNotice(words, this.#user)} ${renderPanelState(words, this.#user, 6) ?? nothing}
        ${user ? this.#groups(user) : nothing}
        <p class="hidden" role="status">${this.#said}</p>
      </section>
      ${this.#dialogs?.render()} ${this.#editor.render()} ${this.#why.render()}
    `;
  }

  #exportButton({ state }: JudgedPerson): TemplateResult | typeof nothing {
    if (state === "erased") return nothing;
    const { words } = this;
    const isRunning = this.#actions.isBusy("export");
    return html`<button
      class="button"
      part="export"
      aria-disabled=${isRunning ? "true" : nothing}
      @click=${({ currentTarget }: Event) => void this.#export(currentTarget as HTMLElement)}
    >
      ${words.text(isRunning ? "user.exporting" : "user.export")}
    </button>`;
  }

  #groups(user: ShownUser): TemplateResult {
    const { words } = this;
    if (user.person.state === "erased") {
      return statePage("bin", words.text("user.erased"), words.text("user.erased.text"));
    }
    return html`${accessGroup({
      ...user,
      words,
      actions: this.#actions,
      settingsHref: this.settingsHrefTemplate?.replaceAll("{id}", encodeURIComponent(user.person.id)),
      openSettings: (event) => {
        if (this.settingsHrefTemplate !== undefined && isElsewhere(event)) return;
        if (!this.dispatchEvent(new PersonSettingsOpenedEvent(user.person.id))) event.preventDefault();
      },
      changeAddress: (anchor) => void this.#ask(anchor, ({ address }) => address.open(user)),
      invite: (what) => void this.#invite(what, user),
    })}
    ${user.profile.groups.map((group) => this.#editor.group(group))}
    ${accountGroup({
      words,
      person: user.person,
      begin: (action, anchor) => void this.#ask(anchor, ({ account }) => account.open(action, user.person)),
    })}`;
  }

  #show(profile: ProfileView): void {
    const user = this.#user.value;
    if (user === undefined || profile.personId !== this.personId) return;
    const name = user.person.affiliation === "external" ? profile.name : user.person.name;
    this.#user.set({ ...user, profile, person: { ...user.person, name } });
    this.#changed("profile");
  }

  async #ask(anchor: HTMLElement, open: (dialogs: UserDialogs) => Promise<void>): Promise<void> {
    const { personId } = this;
    try {
      const { UserDialogs } = await import("./user-dialogs.ts");
      this.#dialogs ??= new UserDialogs(this, {
        account: (action, personId) => void this.#accountChanged(action, personId),
        address: (person) => void this.#addressChanged(person),
      });
    } catch {
      return this.#why.show([{ code: "server.unreachable" }], anchor);
    }
    if (personId === this.personId) await open(this.#dialogs);
  }

  async #invite(what: "activate" | "resend", { person, access }: ShownUser): Promise<void> {
    const { client, personId, words } = this;
    if (client === undefined) return;
    const isDone = await this.#actions.run(what, async () => {
      if (what === "activate") await client.access.activate({ personId });
      else await client.access.resend({ personId, issue: access.issue });
      this.#changed("portal", personId);
    });
    if (isDone) {
      this.#said = words.text(what === "activate" ? "access.activated" : "access.resent", { name: nameOf(person) });
    }
    await this.#user.refresh();
  }

  async #export(anchor: HTMLElement): Promise<void> {
    const { client, personId, words } = this;
    const name = this.#user.value && nameOf(this.#user.value.person);
    if (client === undefined || name === undefined) return;
    const isDone = await this.#actions.run("export", async () => {
      const document_ = JSON.stringify(await client.people.export({ personId }), undefined, 2);
      saveFile(new Blob([document_], { type: "application/json" }), `${toFileName(name) || "person"}.json`);
    });
    const reason = this.#actions.problem("export");
    if (isDone) this.#said = words.text("user.exported", { name });
    else if (reason) await this.#why.show([reason], anchor);
    this.requestUpdate();
  }

  async #accountChanged(action: AccountAction, personId: string): Promise<void> {
    this.#changed(ended[action], personId);
    if (personId !== this.personId) return;
    await this.#user.refresh();
    await this.updateComplete;
    const next = { deactivate: "#reactivate", reactivate: "#deactivate", erase: "[part=title]" }[action];
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  async #addressChanged({ id, email }: PersonView): Promise<void> {
    this.#changed("address", id);
    if (id !== this.personId) return;
    this.#said = this.words.text("address.changed", { address: email });
    await this.#user.refresh();
  }

  #changed(change: PersonChange, personId = this.personId): void {
    this.dispatchEvent(new PersonChangedEvent(personId, change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-user": PlannerUser;
  }
}

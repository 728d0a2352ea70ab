import { html, type TemplateResult } from "lit";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { PersonView } from "../wire.ts";
import { type AccountAction, AccountDialog } from "./account-dialog.ts";
import { AddressDialog } from "./address-dialog.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** What is told when something was done. */
interface DialogEvents {
  readonly account: (action: AccountAction, personId: string) => void;
  readonly address: (person: PersonView) => void;
}

/** What is asked before an account or an address changes; loaded when somebody presses the first of these buttons. */
export class UserDialogs {
  readonly account: AccountDialog;
  readonly address: AddressDialog;

  constructor(host: RollcallElement<PlannerUserKey>, events: DialogEvents) {
    this.account = new AccountDialog(host, events.account);
    this.address = new AddressDialog(host, events.address);
  }

  /** Goes without an answer. */
  close(): void {
    this.account.close();
    this.address.close();
  }

  render(): TemplateResult {
    return html`${this.account.render()} ${this.address.render()}`;
  }
}

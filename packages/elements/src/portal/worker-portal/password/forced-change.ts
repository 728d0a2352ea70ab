import type { PortalView } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import type { TemplateResult } from "lit";
import type { CommandHost, Words } from "../../../ui/host/panel-host.ts";
import { formPage } from "../portal-pages.ts";
import type { PortalKey } from "../worker-portal.messages.ts";
import type { PortalSession } from "../portal-session.ts";
import { NewPassword } from "./new-password.ts";

/** The page on which people who signed in with a temporary password choose their own. Nothing opens before (A26, A27). */
export class ForcedChange {
  /** The temporary password if it was just typed, so that it isn't asked for again. */
  temporary: string | undefined;
  readonly #session: PortalSession;
  readonly #form: NewPassword;

  constructor(host: CommandHost, session: PortalSession) {
    this.#session = session;
    this.#form = new NewPassword(host);
  }

  render(words: Words<PortalKey>, { person: { email }, leastPassword }: PortalView): TemplateResult {
    const { temporary } = this;
    const form = this.#form.render(words, {
      email,
      current: temporary === undefined ? words.text("portal.password.temporary") : undefined,
      button: words.text("portal.force.send"),
      minLength: leastPassword,
      save: async (_client, { current, next }) => {
        try {
          await this.#session.client?.access.changePassword({ current: temporary ?? current, next });
        } catch (error) {
          // The temporary password has been replaced in the meantime, so it is asked for.
          if (error instanceof RollcallError && error.code === "sign-in.failed") this.temporary = undefined;
          throw error;
        }
      },
      saved: () => {
        this.temporary = undefined;
        void this.#session.reload();
      },
    });
    return formPage("lock", words.text("portal.force.title"), words.text("portal.force.text"), form);
  }
}

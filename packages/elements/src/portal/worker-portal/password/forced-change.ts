import { RollcallError } from "@rollcall/core/contract";
import type { TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import type { PortalSession } from "../portal-session.ts";
import type { PortalView } from "../portal-wire.ts";
import { doorPage } from "../sign-in/door.ts";
import type { SendingHost } from "../sending.ts";
import { NewPassword } from "./new-password.ts";

/**
 * Asks whoever came in by a temporary password for one of their own; nothing else opens before (A26, A27). The server holds
 * to that, too.
 */
export class ForcedChange {
  readonly #session: PortalSession;
  readonly #form: NewPassword;
  /** The temporary password as it was just typed, so that it need not be typed twice. */
  #known: string | undefined;

  constructor(host: SendingHost, session: PortalSession) {
    this.#session = session;
    this.#form = new NewPassword(host);
  }

  /** Somebody came in by this password. */
  cameBy(password: string | undefined): void {
    this.#known = password;
  }

  render(words: Words<PortalKey>, { person: { email }, leastPassword }: PortalView): TemplateResult {
    const known = this.#known;
    const page = this.#form.render(words, {
      email,
      current: known === undefined ? words.text("portal.password.temporary") : undefined,
      button: words.text("portal.force.send"),
      least: leastPassword,
      save: async (_, { current, next }) => {
        const { client } = this.#session;
        if (client === undefined) return;
        try {
          await client.access.changePassword({ current: known ?? current, next });
        } catch (error) {
          // It has been replaced in the meantime: then it is asked for.
          if (error instanceof RollcallError && error.code === "sign-in.failed") this.#known = undefined;
          throw error;
        }
      },
      done: () => {
        this.#known = undefined;
        void this.#session.reload();
      },
    });
    return doorPage("lock", words.text("portal.force.title"), words.text("portal.force.text"), page);
  }
}

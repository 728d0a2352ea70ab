import type { RemoveLinkOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { ScheduleUnlinkedEvent } from "./schedule-link.events.ts";

interface Unlinking {
  readonly link: ShownLink;
  readonly preview: RemoveLinkOutput;
}

/** Unlinks a schedule after a preview of what is restored (Q3). */
export class UnlinkDialog {
  readonly #host: LinkHost;
  readonly #dialog: ConfirmDialog<Unlinking>;

  constructor(host: LinkHost, { refresh }: LinkSource) {
    this.#host = host;
    this.#dialog = new ConfirmDialog<Unlinking>(host, {
      id: "unlink-dialog",
      title: ({ link }) => this.#words.text("schedule-link.unlink.title", { provider: link.providerName }),
      content: (unlinking) => this.#preview(unlinking),
      confirm: () => this.#words.text("schedule-link.unlink"),
      busy: () => this.#words.text("schedule-link.unlinking"),
      isDangerous: () => true,
      run: (_unlinking, client, { idempotencyKey }) =>
        client.links.remove({ scheduleId: host.shownId ?? "" }, { idempotencyKey }),
      outcome: () => ({
        message: this.#words.text("schedule-link.unlinked"),
        done: () => {
          host.dispatchEvent(new ScheduleUnlinkedEvent({ scheduleId: host.shownId ?? "" }));
          return refresh();
        },
        focus: "#start",
      }),
    });
  }

  open(unlinking: Unlinking): Promise<void> {
    return this.#dialog.open(unlinking);
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  #preview({ link, preview: { restored, synced } }: Unlinking): TemplateResult {
    const words = this.#words;
    const line = (text: string) => html`<li>${text}</li>`;
    return html`<ul class="bullets" id="unlink-dialog-text" part="unlink-preview">
      ${synced > 0 ? line(words.text("schedule-link.unlink.synced", { count: synced, provider: link.providerName })) : nothing}
      ${restored > 0 ? line(words.text("schedule-link.unlink.restored", { count: restored })) : nothing}
      ${line(words.text("schedule-link.unlink.stored"))}
    </ul>`;
  }
}

import type { GetLinkOutput } from "@rollcall/core";
import type { Message } from "../../messages/messages.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

/** A link as shown. */
export type ShownLink = NonNullable<GetLinkOutput["link"]>;

/** `<schedule-link>` as its parts need it. */
export interface LinkHost extends PanelHost<ScheduleLinkKey>, QueryHost {
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More>;
  dispatchEvent(event: Event): boolean;
}

/** The link that is shown. */
export interface LinkSource {
  readonly shown: () => ShownLink | undefined;
  readonly refresh: () => Promise<unknown>;
}

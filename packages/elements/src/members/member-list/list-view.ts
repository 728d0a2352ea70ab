import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveControllerHost } from "lit";
import type { Messages } from "../../messages/messages.ts";
import type { MemberEdits } from "./member-edits.ts";
import type { MemberPages } from "./member-pages.ts";

/** What the parts of a member list see of it and of each other. */
export interface ListView extends ReactiveControllerHost, EventTarget {
  readonly scheduleId: string;
  readonly client: RollcallClient | undefined;
  readonly messages: Messages;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly pages: MemberPages;
  readonly edits: MemberEdits;
  /** The caller's own person id, once known. */
  readonly myId: string | undefined;
  /** Says something to people who cannot see it. */
  announce(text: string): void;
  /** Shows why something is not possible, beside what was tried. */
  explain(reasons: readonly Reason[], anchor: Element | null): void;
}

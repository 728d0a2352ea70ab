import type { RollcallClient } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import type { Messages } from "../../messages/messages.ts";
import type { ListedMember, ScheduleView } from "../wire.ts";
import type { Hands } from "./hands/hands.ts";
import type { MemberPages } from "./member-pages.ts";
import type { RowWindow } from "../../rows/row-window.ts";

/** The cells of a row that take the focus, from the first to the last column. */
export type Cell = "select" | "invited" | "invitation" | "calendar" | "assignable" | "role" | "more" | "action";

/** What the parts of a member list see of it and of each other. */
export interface ListView extends ReactiveControllerHost, EventTarget {
  readonly scheduleId: string;
  readonly client: RollcallClient | undefined;
  readonly messages: Messages;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly pages: MemberPages;
  readonly window: RowWindow;
  /** The caller's own person id, once known. */
  readonly myId: string | undefined;
  /** What only loads when somebody works with the list. */
  readonly hands: Hands | undefined;
  /** Loads the hands if need be, then does the work. */
  act(work: (hands: Hands) => unknown): void;
  /** A row as it shows: with the edits that lie over it. */
  shown(row: ListedMember): ListedMember;
  /** The schedule as it shows. */
  readonly schedule: ScheduleView | undefined;
  /** The cell that the Tab key stops at: where the focus was last. */
  readonly stop: { personId: string; cell: Cell };
  /** The `tabindex` of a cell: one of the table is a stop of the Tab key. */
  tab(index: number, row: ListedMember, cell: Cell): 0 | -1;
  /** Asks anew for what is in sight. */
  refresh(): void;
  /** Loads everything anew. */
  reload(): void;
}

/** Whether the invited checkbox is offered: while auto-send is off and nothing has been sent (B46, Q11). */
export const isInviteOpen = ({ schedule }: ListView, { invitation }: ListedMember): boolean =>
  schedule?.autoSend === false && invitation === "not-invited";

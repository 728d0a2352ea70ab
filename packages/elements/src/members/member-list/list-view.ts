import type { RollcallClient } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import type { Messages } from "../../messages/messages.ts";
import type { ListedMember, ScheduleView } from "../wire.ts";
import type { Hands } from "./hands/hands.ts";
import type { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import type { MemberPages } from "./member-query.ts";

/** The cells of a row that take the focus, from the first to the last column. */
export const cells = ["select", "invited", "invitation", "calendar", "assignable", "role", "more", "action"] as const;

/** A cell that takes the focus. */
export type Cell = (typeof cells)[number];

/** What the parts of a member list see of it and of each other. */
export interface ListView extends ReactiveControllerHost, EventTarget {
  readonly scheduleId: string;
  readonly client: RollcallClient | undefined;
  readonly messages: Messages;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly pages: MemberPages;
  readonly navigation: GridNavigation<ListedMember, Cell>;
  /** The caller's own person id, once known. */
  readonly myId: string | undefined;
  /** What only loads when somebody works with the list. */
  readonly hands: Hands | undefined;
  /** Loads the hands if need be, then does the work. */
  act(work: (hands: Hands) => unknown): void;
  /** A row as it shows: with the edits that lie over it. */
  shown(row: ListedMember): ListedMember;
  /** The schedule, with edits that the server hasn't confirmed; setting it replaces the confirmed one. */
  get schedule(): ScheduleView | undefined;
  set schedule(schedule: ScheduleView | undefined);
  /** Sorts by a column, or reverses its order. */
  sortBy(column: "name" | "role"): void;
  /** Shows all members in the current order. */
  clearQuery(): void;
  /** Asks anew for what is in sight. */
  refresh(): void;
  /** Loads everything anew. */
  reload(): void;
}

/** Whether the invited checkbox is offered: while auto-send is off and nothing has been sent (B46, Q11). */
export const isInviteOpen = ({ schedule }: ListView, { invitation }: ListedMember): boolean =>
  schedule?.autoSend === false && invitation === "not-invited";

const invitationActions = ["invite", "revoke-invitation", "copy-link"] as const;

/** Whether something can be done with an invitation (B43). */
export const hasMore = (refused: ListedMember["refused"]): boolean =>
  invitationActions.some((action) => !refused[action]);

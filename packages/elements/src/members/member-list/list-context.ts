import type { Reason } from "@rollcall/core/contract";
import type { SparseRows } from "../../ui/lists/sparse-rows.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import type { Toast } from "../../ui/notices/toast.ts";
import type { ListedMember, ScheduleView } from "../listed-member.ts";
import type { DialogKey } from "./member-dialogs.messages.ts";
import type { MemberListKey } from "./member-list.messages.ts";

/** A question to confirm before an action. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** The content between the text and the buttons; drawn again with the list. */
  readonly content?: () => unknown;
  /** The button that confirms. */
  readonly confirm: string;
  /** Whether it can be confirmed now. Default: always. */
  readonly canConfirm?: () => boolean;
  readonly isDangerous?: boolean;
}

/** A member list as its interactions see it. Each picks what it needs. */
export interface ListContext extends PanelHost<MemberListKey>, EventTarget {
  readonly scheduleId: string;
  readonly schedule: ScheduleView | undefined;
  /** The id of the caller. */
  readonly myId: string | undefined;
  readonly rows: SparseRows<ListedMember>;
  readonly dialogWords: Words<DialogKey>;
  readonly toast: Pick<Toast, "show" | "warn" | "announce" | "hide">;
  requestUpdate(): void;
  /** Loads the visible rows again. */
  refresh(): void;
  /** A row with the edits that the server hasn't confirmed. */
  applyEdits(row: ListedMember): ListedMember;
  ask(question: Question): Promise<boolean>;
  explain(reasons: readonly Reason[], anchor: HTMLElement): void;
  /** Shows why an edit was refused. */
  editRefused(reason: Reason, anchor: HTMLElement | undefined): void;
  /** Focuses the role of a member who can become an admin. */
  chooseSecondAdmin(): void;
  /** Shows that the caller has left the schedule. */
  left(): void;
}

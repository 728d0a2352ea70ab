import type {
  AddMembersOutput,
  EditMembersOutput,
  GetAccessOutput,
  GetInvitationOutput,
  GetPortalOutput,
  ListBusyOutput,
  ListChangesOutput,
  ListDirectoryOutput,
  ListMembersAsOfOutput,
  ListMembersOutput,
  ListOwnShiftsOutput,
  ListReadinessOutput,
  ListShiftsOutput,
  SendInvitationsOutput,
} from "./generated/rollcall-client.ts";

type Item<List extends readonly unknown[]> = List[number];

/** A row of the member list; `refused` is an index into the legend of the page. */
export interface MemberRow extends Item<ListMembersOutput["rows"]> {}

/** A row of the readiness list: a member, and what isn't set up yet. */
export interface ReadinessRow extends Item<ListReadinessOutput["rows"]> {}

/** The result of adding one person to a schedule. */
export type AddMemberResult = Item<AddMembersOutput["results"]>;

/** The result of editing one member among several. */
export type EditMemberResult = Item<EditMembersOutput["results"]>;

/** The result of sending the invitation of one member. */
export type SendInvitationResult = Item<SendInvitationsOutput["results"]>;

/** A member as the schedule listed them at a time in the past. */
export interface PastMemberView extends Item<ListMembersAsOfOutput["rows"]> {}

/** A row of the shift list; `refused` is an index into the legend of the page. */
export interface ShiftRow extends Item<ListShiftsOutput["rows"]> {}

/** What the caller may not do to a shift, and why, by action. */
export type ShiftRefusals = Item<ListShiftsOutput["legend"]>;

/** One of the caller's own shifts. */
export interface OwnShiftView extends Item<ListOwnShiftsOutput["rows"]> {}

/** One change to a profile field. */
export interface ProfileChangeView extends Item<ListChangesOutput["rows"]> {}

/** The portal access of one person. */
export type AccessView = GetAccessOutput["access"];

/** A user in the host's directory; `personId` is set once Rollcall knows them. */
export interface DirectoryRow extends Item<ListDirectoryOutput["rows"]> {}

/** The busy times of one member. */
export interface MemberBusyView extends Item<ListBusyOutput["people"]> {}

/** The worker portal as its caller sees it. */
export interface PortalView extends GetPortalOutput {}

/** The state of one member's invitation. */
export interface InvitationView extends GetInvitationOutput {}

/** What can be done to a member of a list, as the decisions of its rows name it. */
export const memberActions = [
  "remove",
  "set-assignable",
  "set-invited",
  "make-admin",
  "make-member",
  "make-viewer",
  "invite",
  "revoke-invitation",
  "copy-link",
] as const;

/** What can be done to a member of a list. */
export type MemberAction = (typeof memberActions)[number];

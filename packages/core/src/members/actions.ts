/** The actions on a member, as named in decisions. */
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

/** The actions on a member. */
export type MemberAction = (typeof memberActions)[number];

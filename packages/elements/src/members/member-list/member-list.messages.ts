/** The English messages of the member list; those of its dialogs load with them. */
export const memberListMessages = {
  "list.empty-search": "No matches",
  "list.empty-search.text": "No members match your search and filters.",
  "list.clear": "Show all members",
  "list.alone": "Just you so far",
  "list.alone.text": "Add people below, one by one or as a list.",
  "row.more": "Actions for {name}",
  "tools.add": "Add people",
  "tools.select": "Select",
  "tools.export": "Export",
  "send.bar": "Invitations",
  "send.off": "Invitations are sent only when you send them.",
  "send.none-waiting": "No one is waiting for an invitation.",
  "send.waiting": {
    one: "{count} person is waiting for an invitation.",
    other: "{count} people are waiting for an invitation.",
  },
  "send.button": { one: "Send {count} invitation", other: "Send {count} invitations" },
  "send.none": "Send invitations",
} as const;

/** The keys of the messages of the member list. */
export type MemberListKey = keyof typeof memberListMessages;

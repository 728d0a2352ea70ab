/** The English messages of the dialog that adds people from the directory. They load with it. */
export const directoryMessages = {
  "directory.title": "Add from your directory",
  "directory.text": "People who already have a work account. They sign in with it, so no email is sent.",
  "directory.search": "Name or email",
  "directory.results": "People found",
  "directory.add": "Add",
  "directory.add.of": "Add {name}",
  "directory.adding": "Adding",
  "directory.there": "Already a planner user",
  "directory.added": "{name} is now a planner user.",
  "directory.none": "No one in your directory matches this search.",
  "directory.close": "Done",
} as const;

/** The English messages of questions and answers, in forms and in reports. */
export const answerWords = {
  "answer.yes": "Yes",
  "answer.no": "No",
  "answer.none": "No answer",
  "answer.choose": "Choose",
  "answer.optional": "(optional)",
  "answer.photo": "Photo {number} of “{question}”",
  "answer.photo.preview": "Workers add photos here.",
  "answer.versions": "Submitted versions",
  "answer.version.latest": "{when} (latest)",
  "answer.problem.missing": "Answer this question.",
  "answer.problem.number": "Enter a number.",
  "answer.problem.min": "Enter a number that is at least {min}.",
  "answer.problem.max": "Enter a number that is at most {max}.",
  "answer.problem.range": "Enter a number from {min} to {max}.",
  "answer.problem.length": "Use at most {max} characters.",
  "answer.problem.time": "Enter a time.",
  "answer.problem.choice": "Choose from the options.",
  "answer.problem.photo": "Add at most {max} photos.",
} as const;

/** The keys of these messages. */
export type AnswerKey = keyof typeof answerWords;

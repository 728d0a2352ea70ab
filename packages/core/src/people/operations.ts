export { createPerson, getMe, getPerson } from "./person.ts";
export { recognise } from "./recognise.ts";

export { createPerson } from "./create-person.ts";
export { getMe } from "./get-me.ts";
export { getPerson } from "./get-person.ts";
export { recognise } from "./recognise.ts";

export { createPerson } from "./create-person.ts";
export { deactivatePerson } from "./deactivate-person.ts";
export { erasePerson } from "./erase-person.ts";
export { getMe } from "./get-me.ts";
export { getPerson } from "./get-person.ts";
export { listPeople } from "./list-people.ts";
export { reactivatePerson } from "./reactivate-person.ts";
export { recognise } from "./recognise.ts";

export { claimMail } from "./claim-mail.ts";
export { paceMail } from "./pace-mail.ts";
export { reportBounce } from "./report-bounce.ts";
export { settleMail } from "./settle-mail.ts";

export { claimMail } from "./claim-mail.ts";
export { reportBounce } from "./report-bounce.ts";
export { paceMail, settleMail } from "./settle-mail.ts";

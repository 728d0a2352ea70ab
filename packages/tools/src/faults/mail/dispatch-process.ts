// The process that is killed during a dispatch: `node … dispatch-process.ts FILE PORT TIME`. Its clock doesn't advance.
import { createSmtpMailer } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { composeMailing } from "./compose-mailing.ts";

const [path = "", port, time] = process.argv.slice(2);
process.on("disconnect", () => process.exit());
const mailer = createSmtpMailer({ host: "127.0.0.1", port: Number(port), encryption: "none" });
const store = createSqliteStore({ path });
const rollcall = await composeMailing({ store, clock: { now: () => Number(time) }, mailer });
await rollcall.dispatchMail();
process.exit();

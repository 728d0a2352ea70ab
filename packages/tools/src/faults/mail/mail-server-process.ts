// A mail server that accepts all mail, in its own process so that its cost isn't measured.
import { openScriptedMailServer } from "./scripted-mail-server.ts";

const { port } = await openScriptedMailServer();
process.on("disconnect", () => process.exit());
process.send?.(port);

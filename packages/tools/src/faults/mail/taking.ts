// A mail server that takes everything, in a process of its own: what it costs is not Rollcall's.
import { openScriptedMailServer } from "./scripted-mail-server.ts";

const { port } = await openScriptedMailServer();
process.on("disconnect", () => process.exit());
process.send?.(port);

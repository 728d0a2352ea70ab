import { server } from "../../../lib/rollcall.js";

const handler = (request) => server.handler(request);

export { handler as GET, handler as POST };

/** Event streams stay open, and nothing may be cached. */
export const dynamic = "force-dynamic";

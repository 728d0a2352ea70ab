import { cookies } from "next/headers";
import { users } from "../../../lib/users.js";

/** Your sign-in: here, a cookie with the user's id. */
export async function GET(_request, { params }) {
  const user = users[(await params).user];
  const jar = await cookies();
  if (user) jar.set("user", user.id, { httpOnly: true, sameSite: "lax" });
  else jar.delete("user");
  return new Response(null, { status: 303, headers: { location: "/" } });
}

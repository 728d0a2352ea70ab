// Your users and your sign-in. A real product reads them from its database and its session.
export const users = {
  amara: { id: "amara", name: "Amara Okafor", email: "amara@acme.example", role: "scheduler" },
  jonas: { id: "jonas", name: "Jonas Lindqvist", email: "jonas@acme.example", role: "member" },
};

/** The user of a request, from a cookie. Returns null if no one is signed in. */
export function authenticate(request) {
  const id = /(?:^|; )user=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const user = users[id];
  if (user === undefined) return null;
  return {
    organizationId: "acme",
    organizationName: "Acme",
    hostUserId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: true,
    organizationRole: user.role,
  };
}

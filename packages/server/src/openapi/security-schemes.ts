import { sessionCookie } from "../session-cookie.ts";

/** Ways to sign in. */
export const securitySchemes = {
  host: {
    type: "apiKey",
    in: "header",
    name: "Cookie",
    description:
      "The session of your product. Your `authenticate` function reads it from the request headers, which can have other names.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: sessionCookie,
    description: "The session of an external person, set by `access.signIn`.",
  },
} as const;

/** Requires one of the ways to sign in. */
export const signedIn: readonly object[] = [{ host: [] }, { session: [] }];

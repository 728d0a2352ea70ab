import { z } from "zod";
import { displayName } from "../kernel/values/fields.ts";
import { allowAnyText } from "../kernel/operations/parse.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { isTooLong, toPassword } from "./password-rules.ts";
import { maxPasswordBytes } from "./sign-in-settings.ts";

/** A person to contact. */
export const contact = z.strictObject({
  name: displayName,
  address: z
    .string()
    .max(320)
    .overwrite((value) => toEmail(value)?.address ?? value)
    .refine((value) => toEmail(value) !== undefined, "an email address"),
});

/** A password as typed, of any characters, even NUL. One that is too long to be hashed makes the request invalid (P39). */
export const typedPassword = allowAnyText(
  z
    .string()
    .overwrite(toPassword)
    .max(maxPasswordBytes, "at most 1,024 bytes")
    .refine((value) => !isTooLong(value), "at most 1,024 bytes")
    // All halves of surrogate pairs have the same bytes, so such passwords would equal each other.
    .refine((value) => !/\p{Cs}/u.test(value), "text of valid characters"),
);

import { z } from "zod";
import { nameInput } from "@/lib/core/text";
import { isAccountItself, passwordInput } from "./password-rules";

/** What one types to sign in: letters of any script, digits, and . _ - between them. */
export const accountInput = z
  .string()
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .min(2, "people.account-wrong")
      .max(40, "core.too-long")
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, "people.account-wrong"),
  );

export const branchCodeInput = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{2,4}$/, "people.branch-code-wrong"));

/** The set-up code without the hyphens it is shown with; letters as people read them aloud. */
const codeInput = z
  .string()
  .transform((text) =>
    text
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ""),
  )
  .pipe(z.string().length(12, "people.set-up-code-wrong"));

export const setUpInput = z
  .strictObject({
    code: codeInput,
    company: nameInput(60),
    branch: nameInput(40),
    branchCode: branchCodeInput,
    name: nameInput(40),
    account: accountInput,
    password: passwordInput,
  })
  .refine(({ password, account }) => !isAccountItself(password, account), {
    path: ["password"],
    message: "people.password-is-account",
  });
export type SetUpForm = z.input<typeof setUpInput>;

/** Only a look around: the code, and nothing to fill in. */
export const loadDemoInput = z.strictObject({ code: codeInput });

/** The token is made by the system and stands in the address; it is 32 bytes in base64url. */
export const tokenInput = z.string().regex(/^[\w-]{43}$/);
export const usePasswordLinkInput = z.strictObject({ token: tokenInput, password: passwordInput });

import { z } from "zod";
import { passwordInput } from "../door/password-rules";

export const changeOwnPasswordInput = z.strictObject({
  current: z.string().min(1, "core.required").max(200, "core.too-long"),
  password: passwordInput,
});
export const ownSessionInput = z.strictObject({ id: z.uuid() });

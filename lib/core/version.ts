import { Refusal } from "./refusal";

/**
 * 被他人修改 (S3): refuses a save that started from an older version, and hands back what is stored
 * now, in the form's own shape, so that the person sees his value, the stored one and the original.
 */
export function sameVersion(
  stored: { version: number },
  started: number,
  asForm: () => Record<string, unknown>,
): void {
  if (stored.version !== started)
    throw new Refusal("core.changed-by-others", {}, { stored: asForm() });
}

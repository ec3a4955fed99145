import { useTranslations } from "next-intl";
import type { Warning } from "@/lib/pushes/warnings";

/** A warning's sentence: its code is a words key of this module. */
export function WarningText({
  warning: { code, params },
}: {
  warning: Pick<Warning, "code" | "params">;
}) {
  const t = useTranslations();
  return <>{t(code as never, params as never)}</>;
}

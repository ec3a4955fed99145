import { useTranslations } from "next-intl";

/** Why a message did not arrive; what another version wrote down stands as it is. */
export function useFailure(): (failure: string) => string {
  const t = useTranslations("pushes");
  return (failure) => {
    const key = `failure-${failure}` as never;
    return t.has(key) ? t(key) : failure;
  };
}

import { useTranslations } from "next-intl";
import { useStepName } from "@/components/approvals/round-steps";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

/** 之后转给老板 郑文博（代李海燕）, or that this is the last word. */
export function useNextStep({ rounds }: Pick<OrderDetail, "rounds">): string {
  const t = useTranslations("purchase-orders");
  const approvals = useTranslations("approvals");
  const { either } = useStepName();
  const steps = rounds[0]?.steps ?? [];
  const current = steps.find(({ status }) => status === "current");
  const next = steps.find(({ status }) => status === "waiting");
  if (current && current.needed > current.decisions.length + 1) {
    return t("ask-approve-next", { role: either(current.roles) });
  }
  if (!next) return t("ask-approve-last");
  const names = next.seats.map(({ name, onBehalfOfName }) =>
    onBehalfOfName ? approvals("stands-in", { name, other: onBehalfOfName }) : name,
  );
  const who = next.person ?? either(next.roles);
  return t("ask-approve-next", { role: names.length === 1 ? `${who} ${names[0]}` : who });
}

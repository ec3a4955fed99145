"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { generatePush } from "@/lib/pushes/draft-actions";

/** 生成推单: fills the push from the approved order and opens its read-back. */
export function GeneratePush({ orderId }: { orderId: string }) {
  const t = useTranslations("purchase-orders");
  const shared = useTranslations("shared");
  const word = useWord();
  const router = useRouter();
  const { pending, failure, run } = useAction(generatePush);
  return (
    <span className="act">
      <Button
        variant="primary"
        icon="send"
        pending={pending && shared("working")}
        onClick={() => run({ orderId }, ({ id }) => router.push(to(`/pushes/${id}`)))}
      >
        {t("generate-push")}
      </Button>
      {failure && (
        <span role="alert" className="act-refused">
          {word(failure.code, failure.params)}
        </span>
      )}
    </span>
  );
}

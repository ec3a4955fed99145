import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExceptionKinds } from "@/components/home/exceptions";
import { Empty } from "@/components/shared/empty";
import { PageHead } from "@/components/shared/page-head";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { listExceptions } from "@/lib/home/queries";

export const generateMetadata = async () => ({
  title: (await getTranslations("home"))("exceptions"),
});

export default async function AllExceptions() {
  const actor = await gate();
  const t = await getTranslations("home");
  return (
    <>
      <PageHead title={t("exceptions")} sub={t("exceptions-help")} />
      <Suspense fallback={<RowsSkeleton />}>
        <Kinds actor={actor} />
      </Suspense>
    </>
  );
}

async function Kinds({ actor }: { actor: Staff }) {
  const [kinds, t] = await Promise.all([listExceptions(actor), getTranslations("home")]);
  const zone = zoneOf(actor);
  return kinds.length === 0 ? (
    <Empty title={t("exceptions")}>{t("no-exceptions")}</Empty>
  ) : (
    <ExceptionKinds kinds={kinds} zone={zone} today={dayIn(zone)} />
  );
}

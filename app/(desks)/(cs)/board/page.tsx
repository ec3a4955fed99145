import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Board } from "@/components/jobs/board";
import type { Search } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { buttonClass } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { read, seesAll, stages } from "@/lib/jobs/access";
import { board, filterOf } from "@/lib/jobs/queries";

export default async function BoardPage({ searchParams }: PageProps<"/board">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("jobs");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t(seesAll(actor) ? "help" : "help-own")}
        moves={
          can(actor, stages) && (
            <Link href="/board/stages" prefetch={false} className={buttonClass()}>
              {t("stages")}
            </Link>
          )
        }
      />
      <Suspense fallback={<ListSkeleton />}>
        <Rows actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function Rows({ actor, search }: { actor: Staff; search: Search }) {
  const filter = filterOf(search);
  const page = await board(actor, filter, await chosenBranch(actor));
  return <Board page={page} filter={filter} search={search} />;
}

import { getTranslations } from "next-intl/server";
import { AuditList } from "@/components/audit/audit-list";
import { ChainState } from "@/components/audit/chain-state";
import { one } from "@/components/shared/address";
import { range } from "@/components/shared/filters";
import { PageHead } from "@/components/shared/page-head";
import { read } from "@/lib/audit/access";
import { getChain, listActors, listAudit } from "@/lib/audit/queries";
import { gate } from "@/lib/core/page";

export default async function Audit({ searchParams }: PageProps<"/admin/audit">) {
  const actor = await gate(read);
  const search = await searchParams;
  const [page, chain, people, t] = await Promise.all([
    listAudit(actor, {
      who: one(search, "who"),
      kind: one(search, "kind"),
      document: one(search, "document"),
      after: one(search, "after"),
      ...range(search, "on"),
    }),
    getChain(actor),
    listActors(actor),
    getTranslations("audit"),
  ]);
  return (
    <>
      <PageHead title={t("title")} sub={t("help")} />
      <ChainState actor={actor} chain={chain} />
      <AuditList actor={actor} page={page} people={people} search={search} />
    </>
  );
}

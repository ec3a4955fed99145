import { getTranslations } from "next-intl/server";
import { ContractSheet } from "@/components/orders/contract-sheet";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { todayIn } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { read } from "@/lib/orders/access";
import { addressOfOrder, getContract } from "@/lib/orders/contract";

export default async function PrintContract({ params }: PageProps<"/orders/[id]/print">) {
  const actor = await gate(read);
  const { id } = await params;
  const contract = await found(getContract(actor, id));
  const t = await getTranslations("orders");
  const name = contract.number ?? contract.draftName;
  return (
    <>
      <div className="no-print">
        <PageHead
          crumbs={[
            { href: "/orders", label: t("title") },
            { href: `/orders/${id}`, label: name },
          ]}
          title={t("contract")}
          moves={<PrintButton variant="primary" />}
        />
      </div>
      <ContractSheet
        contract={contract}
        address={addressOfOrder(id)}
        today={todayIn(actor, contract.branchId)}
      />
    </>
  );
}

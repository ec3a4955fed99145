import { useLocale, useTranslations } from "next-intl";
import { Pieces } from "@/components/packages/pieces";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Qr } from "@/components/shared/qr";
import { fen, showMoney } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { Contract } from "@/lib/orders/contract";
import { PriceTrail } from "./order-items";

/** The contract on A4: who, what, how the price came about, when, and two signatures. */
export function ContractSheet({
  contract,
  address,
  today,
}: {
  contract: Contract;
  address: string;
  today: Day;
}) {
  const t = useTranslations("orders");
  const p = useTranslations("packages");
  const locale = useLocale();
  const { place, package: sold, number, draftName, depositKind } = contract;
  const day = (on: Day) => showDay(on, locale, { form: "full" });
  return (
    <article aria-label={number ?? draftName} className="max-w-3xl">
      <header className="mb-4 flex items-start justify-between gap-6">
        <div>
          <h2 className="text-xl">
            {place.studio} {t("contract")}
          </h2>
          <p className="mt-1 font-medium text-lg tabular-nums">{number ?? draftName}</p>
          <p className="text-sm">
            {[place.branch, place.address, place.phone].filter(Boolean).join(" · ")}
          </p>
          {number === null && <p className="text-sm">{t("contract-draft")}</p>}
        </div>
        <Qr text={address} label={number ?? draftName} className="size-24 shrink-0" />
      </header>
      <Facts
        facts={[
          { label: t("customer"), value: contract.customerName, strong: true },
          { label: t("phone"), value: contract.phones.join("、") || "–" },
          contract.weddingOn !== null && { label: t("wedding"), value: day(contract.weddingOn) },
          { label: t("promised"), value: day(contract.promisedOn), strong: true },
          { label: t("owner"), value: contract.owner },
        ]}
      />
      <Facts
        facts={[
          { label: p("shoots"), value: p("times", { count: sold.shoots }) },
          { label: p("looks"), value: p("sets", { count: sold.looks }) },
          { label: p("least-shots"), value: p("pictures", { count: sold.leastShots }) },
          { label: p("retouched"), value: p("pictures", { count: sold.retouched }) },
          { label: p("in-album"), value: p("pictures", { count: sold.inAlbum }) },
          { label: p("files"), value: p(sold.allFiles ? "all-files" : "not-all-files") },
          { label: p("extra-retouch"), value: showMoney(fen(BigInt(sold.extraRetouch))) },
          { label: p("extra-in-album"), value: showMoney(fen(BigInt(sold.extraInAlbum))) },
        ]}
      />
      <PriceTrail order={contract} />
      <Pieces items={sold.items} />
      <p className="mb-3 text-sm">
        <b>
          {t(`kind-${depositKind}`)} {showMoney(contract.deposit)}
        </b>
        ：{t(`kind-${depositKind}-hint`)}
      </p>
      {[sold.notes, contract.notes].filter(Boolean).map((notes) => (
        <p key={notes} className="mb-3 whitespace-pre-line break-words text-sm">
          {notes}
        </p>
      ))}
      <div className="mt-10 grid grid-cols-2 gap-10 text-sm [break-inside:avoid]">
        {[t("sign-customer"), t("sign-studio")].map((who) => (
          <p key={who} className="border-t pt-2">
            {who}
            <span className="ml-24">{t("sign-date")}</span>
          </p>
        ))}
      </div>
      <footer className="paper-foot">
        <span>{number ?? draftName}</span>
        <span>{day(today)}</span>
      </footer>
    </article>
  );
}

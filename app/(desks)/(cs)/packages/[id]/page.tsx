import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Pieces } from "@/components/packages/pieces";
import { Versions } from "@/components/packages/versions";
import { Amount } from "@/components/shared/amount";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { PageHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read, write } from "@/lib/packages/access";
import { getPackage } from "@/lib/packages/profile";

export default async function PackagePage({ params }: PageProps<"/packages/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [sold, t, locale] = await Promise.all([
    found(getPackage(actor, id)),
    getTranslations("packages"),
    getLocale(),
  ]);
  const zone = zoneOf(actor);
  const days = [sold.validFrom, sold.validUntil].map((on) =>
    on === null ? "" : showDay(on, locale, { form: "full" }),
  );
  const pictures = (count: number) => t("pictures", { count });
  return (
    <WithRail
      rail={
        <RailPart title={t("versions")}>
          <Versions versions={sold.versions} zone={zone} today={dayIn(zone)} />
        </RailPart>
      }
    >
      <PageHead
        title={sold.name}
        status={!sold.active && <StatusWord meaning="closed">{t("retired")}</StatusWord>}
        crumbs={[{ href: "/packages", label: t("title") }, { label: sold.code }]}
        moves={
          can(actor, write) && (
            <Link
              href={`/packages/${id}/edit`}
              prefetch={false}
              data-hotkey="e"
              className={buttonClass()}
            >
              <Icon name="pencil" />
              {t("edit")}
            </Link>
          )
        }
      />
      <Facts
        facts={[
          { label: t("category"), value: `${sold.shootType} · ${sold.category}` },
          { label: t("price"), value: <Amount fen={sold.price} />, strong: true },
          sold.floorPrice !== null && {
            label: t("floor"),
            value: <Amount fen={sold.floorPrice} />,
          },
          { label: t("deposit"), value: <Amount fen={sold.deposit} /> },
          { label: t("valid"), value: days.some(Boolean) ? days.join(" – ") : t("always") },
          {
            label: t("sold-in"),
            value:
              sold.branches.length > 0
                ? sold.branches.map(({ name }) => name).join("、")
                : t("everywhere"),
          },
        ]}
      />
      <Facts
        facts={[
          { label: t("shoots"), value: t("times", { count: sold.shoots }) },
          { label: t("looks"), value: t("sets", { count: sold.looks }) },
          { label: t("least-shots"), value: pictures(sold.leastShots) },
          { label: t("retouched"), value: pictures(sold.retouched) },
          { label: t("in-album"), value: pictures(sold.inAlbum) },
          { label: t("files"), value: t(sold.allFiles ? "all-files" : "not-all-files") },
          { label: t("extra-retouch"), value: <Amount fen={sold.extraRetouch} /> },
          { label: t("extra-in-album"), value: <Amount fen={sold.extraInAlbum} /> },
        ]}
      />
      <Pieces items={sold.items} />
      {sold.notes && (
        <p className="max-w-3xl whitespace-pre-line break-words text-sm">{sold.notes}</p>
      )}
    </WithRail>
  );
}

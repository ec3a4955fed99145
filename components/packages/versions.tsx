import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Timeline } from "@/components/shared/timeline";
import { fen, showMoney } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { ComparedFact, PackageChange, PackageContent } from "@/lib/packages/content";
import type { PackageVersion } from "@/lib/packages/profile";

/** What was sold when, and what each version changed; an order shows the one it was sold as. */
export function Versions({
  versions,
  zone,
  today,
}: {
  versions: readonly PackageVersion[];
  zone: string;
  today: Day;
}) {
  const t = useTranslations("packages");
  const said = useChange();
  return (
    <Timeline
      items={versions.map(({ version, at, by, changes }) => ({
        key: String(version),
        person: by,
        text: version === 1 ? t("first-version") : t("version", { version }),
        detail: changes?.map((change) => (
          <span key={keyOf(change)} className="block">
            {said(change)}
          </span>
        )),
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}

const keyOf = (change: PackageChange) =>
  "fact" in change ? change.fact : `${change.item.productId} ${change.item.photoSlots}`;

const heads: Record<ComparedFact, string> = {
  ...{ name: "name", code: "code", category: "category", price: "price", floorPrice: "floor" },
  ...{ deposit: "deposit", shoots: "shoots", looks: "looks", leastShots: "least-shots" },
  ...{ retouched: "retouched", inAlbum: "in-album", allFiles: "files", notes: "notes" },
  ...{ extraRetouch: "extra-retouch", extraInAlbum: "extra-in-album", active: "active" },
  ...{ validFrom: "valid-from", validUntil: "valid-until", branches: "sold-in" },
};

function useChange(): (change: PackageChange) => string {
  const t = useTranslations("packages");
  const s = useTranslations("shared");
  const worded = (content: PackageContent, fact: ComparedFact): string => {
    const value = content[fact];
    if (value === null || value === "") return t("not-set");
    if (typeof value === "boolean") return s(value ? "yes" : "no");
    if (typeof value === "number") return String(value);
    if (Array.isArray(value))
      return value.length === 0 ? t("everywhere") : value.map(({ name }) => name).join("、");
    if (typeof value === "object") return value.name;
    return money.has(fact) ? showMoney(fen(BigInt(value))) : value;
  };
  return (change) => {
    if ("item" in change) {
      const { item, before, after } = change;
      return t("changed", { fact: `${item.name} ${item.spec}`.trim(), before, after });
    }
    return t("changed", {
      fact: t(heads[change.fact]),
      before: worded(change.before, change.fact),
      after: worded(change.after, change.fact),
    });
  };
}

const money = new Set<ComparedFact>([
  "price",
  "floorPrice",
  "deposit",
  "extraRetouch",
  "extraInAlbum",
]);

import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { Timeline } from "@/components/shared/timeline";
import type { Day } from "@/db/units";
import type { Change } from "@/lib/suppliers/changes";

const bad = ["suppliers.hold", "suppliers.block"];

/** The last changes of a supplier or product, from the audit log. `space` holds the words of the acts. */
export function Changes({
  changes,
  space,
  zone,
  today,
}: {
  changes: readonly Change[];
  space: "suppliers" | "products";
  zone: string;
  today: Day;
}) {
  const t = useTranslations(space);
  if (changes.length === 0) return <Nothing>{t("no-changes")}</Nothing>;
  return (
    <Timeline
      items={changes.map(({ id, at, actor, act, after, reason }) => ({
        key: id,
        person: actor || undefined,
        mark: bad.includes(act) ? "wrong" : "neutral",
        text: t(`act-${act.split(".")[1] ?? ""}`),
        detail: reason ?? detailOf(after),
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}

/** What one wants to read at once: which contact, which channel, which prices. */
function detailOf(after: Record<string, unknown> | null): string | null {
  const said = ["product", "contact", "label", "prices"]
    .map((key) => after?.[key])
    .filter((one) => typeof one === "string" && one !== "");
  return said.length > 0 ? said.join("：") : null;
}

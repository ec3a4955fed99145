import Link from "next/link";
import { useTranslations } from "next-intl";
import { one, type Search, withParams } from "@/components/shared/address";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { can, type Staff } from "@/lib/core/actor";
import { setRules, write } from "@/lib/leads/access";

/** Title, list or board, and what one may begin or set. */
export function LeadsHead({ actor, search }: { actor: Staff; search: Search }) {
  const t = useTranslations("leads");
  const at = (view: string | null) => withParams("/leads", search, { view });
  return (
    <PageHead
      title={t("title")}
      sub={t("help")}
      moves={
        <>
          <Segmented
            label={t("views")}
            current={one(search, "view") === "board" ? "board" : "list"}
            segments={[
              { key: "list", label: t("as-list"), href: at(null) },
              { key: "board", label: t("as-board"), href: at("board") },
            ]}
          />
          {can(actor, setRules) && (
            <Link
              href="/leads/rules"
              prefetch={false}
              className={cn(buttonClass(), "phone:hidden")}
            >
              {t("rules")}
            </Link>
          )}
          {can(actor, write) && (
            <Link href="/leads/paste" prefetch={false} className={buttonClass()}>
              {t("paste")}
            </Link>
          )}
          {can(actor, write) && <NewLink href="/leads/new">{t("new")}</NewLink>}
        </>
      }
    />
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Search, to, withParams } from "./address";

/** Foot of a list: how many stand here, their sum, and the keyset's two directions. */
export function Pager({
  path,
  search,
  before,
  after,
  shown,
  total,
  sum,
}: {
  path: string;
  search: Search;
  /** Cursors of the neighbouring pages; null where there is none. */
  before?: string | null;
  after?: string | null;
  shown: ReactNode;
  total?: ReactNode;
  sum?: ReactNode;
}) {
  const t = useTranslations("shared");
  return (
    <footer className="pager no-print sticky bottom-0 z-10 -mx-edge mt-auto flex min-h-14 flex-wrap items-center gap-x-4 bg-background px-edge text-muted-foreground text-sm phone:static phone:justify-center phone:gap-y-2 phone:py-3">
      <span>
        {t("on-this-page", { count: String(shown) })}
        {total !== undefined && total !== null && <> · {t("in-all", { count: String(total) })}</>}
      </span>
      <span className="flex-1 phone:hidden" />
      {sum && (
        <span className="text-foreground">
          {t("page-sum")} <b>{sum}</b>
        </span>
      )}
      <span className="flex gap-2 phone:w-full phone:[&>*]:flex-1">
        <Step
          label={t("previous")}
          icon="chevron-left"
          href={before ? withParams(path, search, { before }) : null}
        />
        <Step
          label={t("next")}
          icon="chevron-right"
          href={after ? withParams(path, search, { after }) : null}
          end
        />
      </span>
    </footer>
  );
}

function Step({
  label,
  icon,
  href,
  end,
}: {
  label: string;
  icon: "chevron-left" | "chevron-right";
  href: string | null;
  end?: boolean;
}) {
  const content = (
    <>
      {!end && <Icon name={icon} />}
      {label}
      {end && <Icon name={icon} />}
    </>
  );
  if (href === null) {
    return (
      <span
        aria-disabled="true"
        className={`${buttonClass({ variant: "text" })} bg-secondary text-muted-foreground`}
      >
        {content}
      </span>
    );
  }
  return (
    <Link href={to(href)} prefetch={false} className={buttonClass()}>
      {content}
    </Link>
  );
}

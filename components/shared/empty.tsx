import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { type Search, to, withParams } from "./address";
import { MarkOutline } from "./mark";

/** Nothing here yet: what belongs here, in one sentence, and the one button that begins it. */
export function Empty({
  title,
  children,
  act,
}: {
  title: ReactNode;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center">
      <MarkOutline className="size-10 text-input" />
      <p className="mt-3 font-medium">{title}</p>
      {children && <p className="mt-0.5 text-muted-foreground text-sm">{children}</p>}
      {act && <div className="mt-3.5 flex gap-2">{act}</div>}
    </div>
  );
}

/** A list without rows: nothing is like what was asked for, or there is nothing yet and the button begins it. */
export function NoneYet({
  of,
  narrowed,
  path,
  mayWrite,
}: {
  of: "customers" | "leads" | "orders" | "packages" | "products" | "purchase-orders" | "suppliers";
  narrowed: boolean;
  path: string;
  mayWrite: boolean;
}) {
  const t = useTranslations(of);
  if (narrowed) return <Empty title={t("none-found")}>{t("none-found-hint")}</Empty>;
  const begin = (
    <Link href={to(`${path}/new`)} prefetch={false} className={buttonClass({ variant: "primary" })}>
      {t("new")}
    </Link>
  );
  return (
    <Empty title={t("none")} act={mayWrite && begin}>
      {t("none-hint")}
    </Empty>
  );
}

/** In place of an empty page of a text filter that has not come to the end: the way on. */
export function LookOn({ path, search, after }: { path: string; search: Search; after: string }) {
  const t = useTranslations("shared");
  return (
    <Empty
      title={t("looked-far")}
      act={
        <Link
          href={to(withParams(path, search, { after }))}
          prefetch={false}
          className={buttonClass()}
        >
          {t("look-on")}
        </Link>
      }
    />
  );
}

/** Behind the last page: its rows have gone meanwhile, or the address was shortened. */
export function PastTheEnd({ path, search }: { path: string; search: Search }) {
  const t = useTranslations("shared");
  return (
    <Empty
      title={t("past-the-end")}
      act={
        <Link
          href={to(withParams(path, search, { after: null, before: null }))}
          prefetch={false}
          className={buttonClass()}
        >
          {t("first-page")}
        </Link>
      }
    />
  );
}

/** A short "none" inside a page that has other things to say. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="py-3 text-muted-foreground text-sm">{children}</p>;
}

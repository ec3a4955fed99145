import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { to } from "./address";

export type Crumb = { href?: string; label: ReactNode };

/** Title row of a page: where am I, what state is it in, what are the next one or two moves. */
export function PageHead({
  title,
  sub,
  status,
  crumbs,
  moves,
  dock,
  stack,
  className,
}: {
  title: ReactNode;
  sub?: ReactNode;
  status?: ReactNode;
  crumbs?: readonly Crumb[];
  moves?: ReactNode;
  /** On the phone the moves stand at the foot of the screen, in reach of the thumb. */
  dock?: boolean;
  /** The second line stands under the title: home, a person. */
  stack?: boolean;
  className?: string;
}) {
  return (
    <header className={cn("mb-3", className)}>
      {crumbs && <Crumbs crumbs={crumbs} />}
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {stack ? (
          <div>
            <h1>{title}</h1>
            <p className="text-muted-foreground text-sm">{sub}</p>
          </div>
        ) : (
          <h1>{title}</h1>
        )}
        {status}
        {sub && !stack && (
          <span className="text-muted-foreground text-sm phone:order-last phone:w-full">{sub}</span>
        )}
        {moves && (
          <div
            className={cn(
              "moves ml-auto flex flex-wrap items-center justify-end gap-2",
              dock && "moves-dock",
            )}
          >
            {moves}
          </div>
        )}
      </div>
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("shared");
  return (
    <nav
      aria-label={t("crumbs")}
      className="no-print mb-1 flex items-center gap-1 text-muted-foreground text-sm"
    >
      {crumbs.map(({ href, label }, i) => (
        <Fragment key={href ?? i}>
          {i > 0 && <Icon name="chevron-right" className="size-[13px]" />}
          {href ? (
            <Link href={to(href)} prefetch={false} className="hover:text-foreground phone:py-2">
              {label}
            </Link>
          ) : (
            <span aria-current="page">{label}</span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

/** Heading of a part of a page, over a hairline when a table does not bring its own. */
export function SectionHead({
  title,
  sub,
  end,
  line,
  className,
}: {
  title: ReactNode;
  sub?: ReactNode;
  end?: ReactNode;
  line?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("flex min-h-[34px] items-center gap-2", line && "border-b", className)}>
      <h2>{title}</h2>
      {sub && <span className="text-muted-foreground text-xs">{sub}</span>}
      {end && <span className="ml-auto flex items-center gap-2 text-sm">{end}</span>}
    </div>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { to } from "./address";

const grounds = {
  neutral: "bg-muted text-muted-foreground",
  waiting: "bg-waiting-soft text-waiting",
  wrong: "bg-wrong-soft text-wrong",
} as const;

/** At most one per page: a first clause in bold, a sentence, at most one link. Never for praise. */
export function Note({
  meaning = "neutral",
  lead,
  children,
  link,
  icon,
  role,
  className,
}: {
  meaning?: keyof typeof grounds;
  lead?: ReactNode;
  children?: ReactNode;
  link?: { href: string; label: ReactNode };
  icon?: IconName;
  role?: "alert" | "status";
  className?: string;
}) {
  return (
    <div
      role={role}
      className={cn(
        "note flex items-start gap-2 rounded-md px-3 py-[9px] text-sm",
        grounds[meaning],
        className,
      )}
    >
      <Icon
        name={icon ?? (meaning === "neutral" ? "info" : "triangle-exclamation-point")}
        className="mt-0.5"
      />
      <p className="min-w-0">
        {lead && <b>{lead}</b>}
        {children}
        {link && (
          <Link
            href={to(link.href)}
            prefetch={false}
            className="font-semibold underline underline-offset-3"
          >
            {link.label}
          </Link>
        )}
      </p>
    </div>
  );
}

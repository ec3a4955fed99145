"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Icon } from "@/components/ui/icon";
import { MenuItem } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { keep } from "./keep";

export type Branches = {
  /** Null is every branch one may see. */
  current: string | null;
  options: readonly { id: string | null; label: string }[];
};

/** The choice is a cookie, so that every list the server draws next is narrowed to it. */
export function BranchSwitch({ current, options }: Branches) {
  const t = useTranslations("shared");
  const router = useRouter();
  const [pending, start] = useTransition();
  const label = options.find(({ id }) => id === current)?.label ?? t("branch");
  const shown = (
    <>
      <Icon name="store" className="text-muted-foreground phone:hidden" />
      <span className="cut max-w-44 phone:max-w-32">{label}</span>
    </>
  );
  if (options.length < 2) return <span className="ghost phone:!hidden">{shown}</span>;
  return (
    <Menu
      side="end"
      name={t("branch")}
      className={`ghost top-branch ${pending ? "opacity-60" : ""}`}
      label={
        <>
          {shown}
          <Icon name="chevron-down" className="size-3.5 text-muted-foreground" />
        </>
      }
    >
      {options.map(({ id, label: name }) => (
        <MenuItem
          key={id ?? "all"}
          checked={id === current}
          onClick={() => {
            keep("branch", id ?? "all");
            start(() => router.refresh());
          }}
        >
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}

import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Icon, type IconName } from "./icon";

export const menuEntry =
  "flex w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left text-sm hover:bg-muted focus-visible:bg-muted focus-visible:outline-none phone:min-h-12 phone:text-base";

export function MenuItem({
  icon,
  danger,
  checked,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & { icon?: IconName; danger?: boolean; checked?: boolean }) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: with `checked` the role is menuitemradio.
    <button
      type="button"
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      className={cn(menuEntry, danger && "text-wrong", "disabled:text-muted-foreground", className)}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {checked && <Icon name="check" className="text-brand" />}
    </button>
  );
}

export function MenuLink({
  icon,
  children,
  ...rest
}: ComponentProps<typeof Link> & { icon?: IconName }) {
  return (
    <Link role="menuitem" prefetch={false} className={menuEntry} {...rest}>
      {icon && <Icon name={icon} />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Link>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs">{children}</div>;
}

export function MenuLine() {
  return <hr className="my-1" />;
}

import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass, Kbd } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { to } from "./address";

/** 新建 at the head of a list; N presses it. */
export function NewLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={to(href)}
      prefetch={false}
      data-hotkey="n"
      className={buttonClass({ variant: "primary" })}
    >
      <Icon name="plus" />
      {children}
      <Kbd quiet>N</Kbd>
    </Link>
  );
}

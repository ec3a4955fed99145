"use client";

import { type ComponentProps, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";

/** A password with an eye at its end. */
export function PasswordInput({
  show,
  hide,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { show: string; hide: string }) {
  const [open, setOpen] = useState(false);
  return (
    <span className="relative block">
      <Input {...rest} type={open ? "text" : "password"} maxLength={200} className="pr-11" />
      <button
        type="button"
        aria-label={open ? hide : show}
        aria-pressed={open}
        onClick={() => setOpen(!open)}
        className="absolute inset-y-0 right-1 my-auto grid size-9 place-items-center rounded-md text-muted-foreground hover:text-foreground"
      >
        <Icon name={open ? "eye-off" : "eye"} />
      </button>
    </span>
  );
}

"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { cn } from "./cn";

type Side = "start" | "end";

/** Puts a panel of the top layer under its button, or above it where the window ends. */
function place(button: Element | null, panel: HTMLElement | null, side: Side) {
  // On the phone it is a sheet, and the style sheet knows where.
  if (!button || !panel || matchMedia("(width < 48rem)").matches) return;
  const box = button.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const up = below < panel.offsetHeight + 8 && box.top > below;
  panel.style.inset = "auto";
  panel.style[up ? "bottom" : "top"] = `${(up ? window.innerHeight - box.top : box.bottom) + 4}px`;
  if (side === "end")
    panel.style.right = `${Math.max(8, document.documentElement.clientWidth - box.right)}px`;
  else
    panel.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - panel.offsetWidth - 8))}px`;
}

export type PopoverProps = {
  /** What stands on the button. */
  label: ReactNode;
  /** Names the button, when it shows only a sign, and the panel. */
  name?: string;
  /** Names the panel of a button that has words of its own. */
  title?: string;
  side?: Side;
  className?: string;
  panel?: string;
  onOpen?: () => void;
  onClose?: () => void;
  children: ReactNode;
};

/** Button and panel on the platform's popover: closes by Esc or a press elsewhere, a sheet on the phone. */
export function Popover(props: PopoverProps & { role?: "dialog" | "menu" }) {
  const {
    label,
    name,
    title,
    side = "start",
    className,
    panel,
    onOpen,
    onClose,
    role = "dialog",
    children,
  } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const ref = useRef<HTMLDivElement>(null);

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup={role}
        aria-label={name}
        title={name}
        className={className}
      >
        {label}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useAriaPropsSupportedByRole: its role is dialog or menu. */}
      <div
        id={id}
        ref={ref}
        popover="auto"
        role={role}
        aria-label={name ?? title}
        className={cn("pop", panel)}
        onBeforeToggle={(event) => {
          if (event.newState === "open") place(button.current, ref.current, side);
        }}
        onToggle={(event) => {
          if (event.newState === "closed") return onClose?.();
          place(button.current, ref.current, side);
          const first =
            role === "menu" ? "[role^=menuitem]" : "input, select, textarea, [role^=menuitem]";
          ref.current?.querySelector<HTMLElement>(first)?.focus();
          onOpen?.();
        }}
        onClick={(event) => {
          if ((event.target as Element).closest("[role^=menuitem], [data-close]"))
            ref.current?.hidePopover();
        }}
        onKeyDown={role === "menu" ? roam : undefined}
      >
        {children}
      </div>
    </>
  );
}

export function Menu(props: PopoverProps) {
  return <Popover {...props} role="menu" panel={cn("py-1", props.panel)} />;
}

/** Arrow keys, Home, End and first letters move between the entries of a menu. */
function roam(event: KeyboardEvent<HTMLElement>) {
  // React also brings the keys of a dialog that an entry has opened elsewhere in the page.
  if (!event.currentTarget.contains(event.target as Node)) return;
  const entries = [
    ...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)"),
  ];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at <= 0 ? entries.length - 1 : at - 1,
    Home: 0,
    End: entries.length - 1,
  }[event.key];
  const target =
    to === undefined
      ? entries.find(
          (entry) => event.key.length === 1 && entry.textContent?.trim().startsWith(event.key),
        )
      : entries[to % entries.length];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

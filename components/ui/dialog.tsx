"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn";

/** The browser's own dialog: focus stays inside, Esc and a press beside it close it. On the phone it is a sheet. */
export function Dialog({
  open,
  onClose,
  title,
  sub,
  foot,
  wide,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  sub?: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog without our help.
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) ref.current.close();
      }}
      className={cn("sheet", wide && "sheet-wide")}
    >
      {open && (
        <div className="p-5 phone:px-4 phone:pt-[22px]">
          <h2 id={`${id}-title`} className="text-lg">
            {title}
          </h2>
          {sub && <p className="mt-1 text-muted-foreground text-sm">{sub}</p>}
          {children && <div className="mt-3.5">{children}</div>}
          {foot && (
            <div className="mt-5 flex flex-row-reverse gap-2 phone:mt-3.5 phone:flex-col phone:gap-1 phone:[&>*]:h-13 phone:[&>*]:w-full phone:[&>*]:text-base">
              {foot}
            </div>
          )}
        </div>
      )}
    </dialog>
  );
}

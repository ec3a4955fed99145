"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

export type Choosable = {
  value: string;
  label: string;
  /** Code, specification, price: whatever tells two of the same name apart. */
  sub?: string;
  disabled?: boolean;
};

/**
 * Finds one of many on the server, by name, pinyin initials or code. All by keyboard: typing opens,
 * arrows choose, Enter or Tab takes, Esc puts back what was there.
 */
export function Combobox<C extends Choosable>({
  value,
  search,
  onChoose,
  free,
  placeholder,
  className,
  ...control
}: {
  /** What is chosen now; with `free` also text without a value. */
  value: Choosable | null;
  search: (text: string) => Promise<readonly C[]>;
  onChoose: (chosen: C | { value: ""; label: string } | null) => void;
  /** Words that are no entry of the list may stand too. */
  free?: boolean;
  placeholder?: string;
  className?: string;
  id?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}) {
  const t = useTranslations("shared");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, type] = useState<string | null>(null);
  const [found, setFound] = useState<{ text: string; rows: readonly C[] } | null>(null);
  const [at, point] = useState(0);
  const open = typed !== null;
  const asked = typed?.trim() ?? "";
  const waiting = open && found?.text !== asked;
  const rows = found?.rows ?? [];

  useEffect(() => {
    if (!open) return;
    let stale = false;
    const timer = setTimeout(
      async () => {
        const rows = await search(asked).catch(() => []);
        if (!stale) setFound({ text: asked, rows });
      },
      asked ? 140 : 0,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [open, asked, search]);

  const take = (row: C | undefined) => {
    if (row?.disabled) return;
    if (row) onChoose(row);
    type(null);
    point(0);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!open) {
      if (event.key === "ArrowDown") type("");
      return;
    }
    if (event.key === "ArrowDown") point(Math.min(at + 1, rows.length - 1));
    else if (event.key === "ArrowUp") point(Math.max(at - 1, 0));
    else if (event.key === "Escape") type(null);
    else if (event.key === "Tab" && asked && rows[at] && !waiting && !free) return take(rows[at]);
    else if (event.key === "Enter" && !event.metaKey && !event.ctrlKey && rows[at] && !waiting)
      take(rows[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const leave = () => {
    if (typed !== null && free && asked !== (value?.label ?? "")) {
      onChoose(asked === "" ? null : { value: "", label: asked });
    } else if (typed === "" && value?.label) onChoose(null);
    type(null);
    control.onBlur?.();
  };

  return (
    <div className={cn("relative", className)}>
      <Input
        {...control}
        ref={input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && rows[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder ?? t("choose")}
        value={typed ?? value?.label ?? ""}
        onFocus={(event) => event.target.select()}
        onClick={() => open || type(value?.label ?? "")}
        onChange={(event) => {
          type(event.target.value);
          point(0);
        }}
        onKeyDown={onKey}
        onBlur={leave}
      />
      {open && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={control["aria-label"] ?? t("find")}
          className="options"
        >
          {rows.map((row, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and the keys.
            <div
              key={row.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              aria-disabled={row.disabled}
              ref={(element) => {
                if (i === at) element?.scrollIntoView({ block: "nearest" });
              }}
              onPointerDown={(event) => {
                // Before the blur, so that the press still finds the list.
                event.preventDefault();
                take(row);
              }}
              onPointerMove={() => i !== at && point(i)}
              className={cn(
                "option",
                i === at && "bg-accent",
                row.disabled && "text-muted-foreground",
              )}
            >
              <span className="truncate">{row.label}</span>
              {row.sub && (
                <span className="ml-auto truncate pl-3 text-muted-foreground text-xs">
                  {row.sub}
                </span>
              )}
            </div>
          ))}
          {rows.length === 0 && (
            <p className="px-2.5 py-2 text-muted-foreground text-sm">
              {waiting ? t("searching") : t("search-none", { text: asked })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

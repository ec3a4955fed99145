"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { one, type Search, to, withParams } from "./address";

/** Text search of one list: goes into ?q= a moment after the last key, or at Enter. */
export function SearchBox({
  path,
  search,
  placeholder,
}: {
  path: string;
  search: Search;
  placeholder: string;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const query = one(search, "q") ?? "";

  // 清除 and the back button change the address without touching the field.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = query;
  }, [query]);

  const go = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() === query) return;
    start(() =>
      router.replace(to(withParams(path, search, { q: text.trim() || null })), { scroll: false }),
    );
  };

  return (
    <search className="relative mr-1 w-60 phone:mr-0 phone:w-full">
      <form action={(data: FormData) => go(String(data.get("q") ?? ""))}>
        <Icon
          name="search"
          className={cn(
            "absolute top-1/2 left-2.5 size-[14px] -translate-y-1/2 text-muted-foreground",
            pending && "animate-pulse",
          )}
        />
        <input
          ref={input}
          name="q"
          type="search"
          defaultValue={query}
          placeholder={placeholder}
          aria-label={placeholder}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => {
            if ((event.nativeEvent as InputEvent).isComposing) return;
            const text = event.target.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(go, 350, text);
          }}
          onCompositionEnd={(event) => {
            const text = event.currentTarget.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(go, 350, text);
          }}
          className="h-7 w-full rounded-[7px] bg-muted pr-2 pl-8 text-sm phone:h-11 phone:rounded-lg phone:text-base"
        />
      </form>
    </search>
  );
}

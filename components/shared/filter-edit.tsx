"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { type Search, to, withParams } from "./address";
import type { Filter } from "./filters";

type Place = { path: string; search: Search };

export function EditFilter({
  filter,
  value,
  children,
  ...place
}: Place & { filter: Filter; value: string; children: ReactNode }) {
  return (
    <Popover
      title={filter.label}
      label={children}
      className="flex h-full items-center gap-1 whitespace-nowrap rounded-l-[7px] pl-[9px]"
      panel="desk:w-64 p-3"
    >
      <Editor key={value} filter={filter} value={value} {...place} />
    </Popover>
  );
}

export function AddFilter({ filters, ...place }: Place & { filters: readonly Filter[] }) {
  const t = useTranslations("shared");
  const [chosen, choose] = useState<Filter | null>(null);
  return (
    <Popover
      title={t("filter")}
      label={
        <>
          <Icon name="plus" className="size-[13px]" />
          {t("filter")}
        </>
      }
      className="inline-flex h-7 items-center gap-1 rounded-[7px] border border-dashed px-[9px] text-muted-foreground hover:text-foreground phone:h-9"
      panel="desk:w-64"
      onClose={() => choose(null)}
    >
      {chosen ? (
        <div className="p-2">
          <Editor filter={chosen} value="" {...place} />
        </div>
      ) : (
        filters.map((filter) => (
          <button
            key={filter.key}
            type="button"
            onClick={() => choose(filter)}
            className="block w-full rounded-sm px-2.5 py-1.5 text-left text-sm hover:bg-muted phone:min-h-12 phone:text-base"
          >
            {filter.label}
          </button>
        ))
      )}
    </Popover>
  );
}

function Editor({ filter, value, path, search }: Place & { filter: Filter; value: string }) {
  const t = useTranslations("shared");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [from = "", until = ""] = value.split("..");

  const apply = (data: FormData) => {
    const ends = [data.get("from"), data.get("until")].map((end) => String(end ?? "").trim());
    const picked = data.getAll("value").map(String).filter(Boolean).join(",");
    const next = data.has("from") ? (ends.some(Boolean) ? ends.join("..") : "") : picked;
    form.current?.closest<HTMLElement>("[popover]")?.hidePopover();
    router.push(to(withParams(path, search, { [filter.key]: next || null })), { scroll: false });
  };

  return (
    <form ref={form} action={apply} className="text-sm phone:text-base">
      <p className="mb-2 font-medium">{filter.label}</p>
      {filter.kind === "choice" || filter.kind === "many" ? (
        <Options filter={filter} value={value} />
      ) : filter.kind === "text" ? (
        <Input
          name="value"
          defaultValue={value}
          placeholder={filter.placeholder}
          aria-label={filter.label}
        />
      ) : filter.kind === "flag" ? (
        <input type="hidden" name="value" value="1" />
      ) : (
        <div className="grid grid-cols-[auto_1fr] items-center gap-2">
          {(["from", "until"] as const).map((end) => (
            <Fragment key={end}>
              <span className="text-muted-foreground" aria-hidden="true">
                {t(end)}
              </span>
              <Input
                name={end}
                type={filter.kind === "days" ? "date" : "text"}
                inputMode={filter.kind === "amounts" ? "decimal" : undefined}
                defaultValue={end === "from" ? from : until}
                aria-label={t(end)}
              />
            </Fragment>
          ))}
        </div>
      )}
      <Button type="submit" variant="primary" className="mt-3 w-full">
        {t("apply")}
      </Button>
    </form>
  );
}

function Options({
  filter,
  value,
}: {
  filter: Extract<Filter, { kind: "choice" | "many" }>;
  value: string;
}) {
  const t = useTranslations("shared");
  const [typed, type] = useState("");
  const chosen = value.split(",");
  return (
    <>
      {filter.options.length > 8 && (
        <Input
          value={typed}
          onChange={(event) => type(event.target.value)}
          placeholder={t("find")}
          aria-label={t("find")}
          className="mb-2"
        />
      )}
      <div className="max-h-60 overflow-auto">
        {filter.options.map((option) => (
          <label
            key={option.value}
            hidden={typed !== "" && !option.label.includes(typed)}
            className="flex items-center gap-2 py-1 phone:min-h-11"
          >
            <input
              type={filter.kind === "many" ? "checkbox" : "radio"}
              name="value"
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              className="tick"
            />
            {option.label}
          </label>
        ))}
      </div>
    </>
  );
}

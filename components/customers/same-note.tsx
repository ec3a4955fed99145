"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Note } from "@/components/shared/note";
import type { ContactKind } from "@/lib/customers/kinds";
import { contactOf } from "@/lib/customers/rules";
import type { Same } from "@/lib/customers/same";

/** Who has this number already: a warning, never a wall. A couple shares a number, and so do sisters. */
export function SameNote({ kind, value }: { kind: ContactKind; value: string }) {
  const t = useTranslations("customers");
  const sound = contactOf(kind, value) ?? "";
  const [found, setFound] = useState<{ of: string; same: Same } | null>(null);

  useEffect(() => {
    if (sound === "") return;
    let stale = false;
    const timer = setTimeout(async () => {
      const same = await askSame(kind, sound);
      if (!stale && same) setFound({ of: sound, same });
    }, 200);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [kind, sound]);

  if (sound === "" || found?.of !== sound) return null;
  const { known, elsewhere } = found.same;
  if (known.length === 0 && !elsewhere) return null;
  return (
    <Note meaning="waiting" role="status" className="col-span-full">
      {known.length > 0 && (
        <>
          {t("same")}
          {known.map(({ id, name, number }) => (
            <Link
              key={id}
              href={`/customers/${id}`}
              prefetch={false}
              className="mr-3 text-accent-foreground hover:underline"
            >
              {name} {number}
            </Link>
          ))}
        </>
      )}
      {elsewhere && <span className="block">{t("same-elsewhere")}</span>}
    </Note>
  );
}

/** Posted, so that the number stands in no address. */
async function askSame(kind: ContactKind, value: string): Promise<Same | null> {
  const answer = await fetch("/api/customers/same", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind, value }),
  }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Same) : null;
}

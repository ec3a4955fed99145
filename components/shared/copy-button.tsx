"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type Said = "copy" | "copied" | "copy-by-hand";

/** Plain http has no clipboard: then the text is selected for the person's own ⌘C. */
async function copy(text: string, field: HTMLInputElement | null): Promise<Said> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    field?.select();
    return field && document.execCommand("copy") ? "copied" : "copy-by-hand";
  }
}

function useCopy(text: string) {
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState<Said>("copy");
  const press = async () => {
    say(await copy(text, field.current));
    setTimeout(say, 2000, "copy");
  };
  return { field, said, press };
}

/** A link to hand on: the text, selectable, and the button beside it. */
export function CopyField({ text, label }: { text: string; label: string }) {
  const t = useTranslations("shared");
  const { field, said, press } = useCopy(text);
  return (
    <div className="relative">
      <Input
        ref={field}
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        className="truncate pr-24 text-sm text-muted-foreground !bg-card"
      />
      <Button
        variant="text"
        size="small"
        icon={said === "copied" ? "check" : "copy"}
        onClick={press}
        className="absolute inset-y-0 right-1 my-auto !text-sm"
      >
        <span aria-live="polite">{t(said)}</span>
      </Button>
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { keep } from "@/components/shared/shell/keep";

export function OtherLanguage() {
  const router = useRouter();
  const chinese = useLocale() === "zh-CN";
  return (
    <button
      type="button"
      lang={chinese ? "en" : "zh-CN"}
      className="ml-auto hover:text-foreground phone:min-h-11"
      onClick={() => {
        keep("locale", chinese ? "en" : "zh-CN");
        router.refresh();
      }}
    >
      {chinese ? "English" : "简体中文"}
    </button>
  );
}

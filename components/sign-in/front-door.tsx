import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ApertureArt } from "@/components/shared/aperture-art";
import { Mark } from "@/components/shared/mark";
import { Icon } from "@/components/ui/icon";

import { OtherLanguage } from "./other-language";

/** What stands before the shell: the page on the left, the lens on the right. */
export function FrontDoor({ company, children }: { company?: string; children: ReactNode }) {
  const t = useTranslations();
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,560px)_minmax(0,1fr)] max-lg:grid-cols-1">
      <main className="flex min-h-dvh flex-col px-22 pt-10 pb-8 phone:px-edge phone:pt-6 max-lg:mx-auto max-lg:w-full max-lg:max-w-[560px]">
        <div className="flex items-center gap-2.5 font-semibold text-lg">
          <Mark className="size-[26px] text-brand" />
          {t("core.product")}
          {company && <span className="font-normal text-muted-foreground text-sm">{company}</span>}
        </div>
        <div className="my-auto py-10">{children}</div>
        <footer className="flex items-center gap-2 text-muted-foreground text-xs">
          <Icon name="lock" className="size-[14px]" />
          {t("people.own-server")}
          <OtherLanguage />
        </footer>
      </main>
      <aside className="sticky top-0 flex h-dvh items-center justify-center overflow-hidden bg-[oklch(0.155_0.03_342)] max-lg:hidden">
        <ApertureArt className="-mt-24 w-[min(640px,86%)]" />
        <div className="absolute inset-x-14 bottom-12 text-[oklch(.96_.01_70)]">
          <p className="font-medium text-2xl">{t("people.motto")}</p>
          <p className="text-[oklch(.8_.02_50)] text-base">{t("people.motto-more")}</p>
        </div>
      </aside>
    </div>
  );
}

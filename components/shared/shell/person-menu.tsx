"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { IconName } from "@/components/ui/icon";
import { MenuItem, MenuLabel, MenuLine, MenuLink } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { to } from "../address";
import { Avatar } from "../person";
import { dropDrafts } from "../use-draft";
import { keep } from "./keep";
import { forgetFound } from "./recent-found";

export type Theme = "light" | "dark" | "system";
export type PersonProps = {
  name: string;
  role?: string;
  theme: Theme;
  links?: readonly { href: string; label: string; icon: IconName }[];
  signOut: (input: Record<string, never>) => Promise<unknown>;
};

/** Takes effect at once; the cookie makes the server draw the next page so. */
export function wear(theme: Theme) {
  const { classList } = document.documentElement;
  classList.remove("light", "dark");
  if (theme !== "system") classList.add(theme);
  keep("theme", theme);
}

export function PersonMenu({ name, role, theme, links = [], signOut }: PersonProps) {
  const t = useTranslations("shared");
  const locale = useLocale();
  const router = useRouter();
  const [worn, setWorn] = useState(theme);
  const [, start] = useTransition();
  const speak = (language: string) => {
    keep("locale", language);
    router.refresh();
  };

  return (
    <Menu
      side="end"
      name={t("me")}
      className="ghost top-person"
      panel="desk:w-56"
      label={
        <>
          <Avatar name={name} />
          <span className="whitespace-nowrap phone:hidden">{name}</span>
          {role && (
            <span className="whitespace-nowrap text-muted-foreground text-xs phone:hidden">
              {role}
            </span>
          )}
        </>
      }
    >
      {links.map(({ href, label, icon }) => (
        <MenuLink key={href} href={to(href)} icon={icon}>
          {label}
        </MenuLink>
      ))}
      <MenuLabel>{t("theme")}</MenuLabel>
      {(["light", "dark", "system"] as const).map((each) => (
        <MenuItem
          key={each}
          icon={({ light: "sun", dark: "moon", system: "monitor" } as const)[each]}
          checked={worn === each}
          onClick={() => {
            wear(each);
            setWorn(each);
          }}
        >
          {t(`theme-${each}`)}
        </MenuItem>
      ))}
      <MenuLabel>{t("language")}</MenuLabel>
      <MenuItem lang="zh-CN" checked={locale === "zh-CN"} onClick={() => speak("zh-CN")}>
        简体中文
      </MenuItem>
      <MenuItem lang="en" checked={locale === "en"} onClick={() => speak("en")}>
        English
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon="log-out"
        onClick={() =>
          start(async () => {
            dropDrafts();
            forgetFound();
            await signOut({});
            // A fresh document: nothing of this person stays in the browser's memory.
            location.assign("/login");
          })
        }
      >
        {t("sign-out")}
      </MenuItem>
    </Menu>
  );
}

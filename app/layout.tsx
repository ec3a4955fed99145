import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Words } from "@/components/shared/words";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("core");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    icons: { icon: "/icon.svg", apple: "/apple-touch-icon.png" },
    robots: { index: false, follow: false },
    appleWebApp: { capable: true, title: t("product") },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fefdfc" },
    { media: "(prefers-color-scheme: dark)", color: "#161211" },
  ],
};

export default async function Document({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  const theme = jar.get("theme")?.value;
  return (
    <html lang={locale} className={theme === "light" || theme === "dark" ? theme : undefined}>
      <body>
        <Words of={["shared", "core"]}>{children}</Words>
      </body>
    </html>
  );
}

import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Live } from "@/components/shared/live";
import { Shell } from "@/components/shared/shell/shell";
import { branchesOf } from "@/lib/core/branch";
import type { MenuEntry } from "@/lib/core/module";
import { requireStaff } from "@/lib/core/session";
import { readShell } from "@/lib/home/shell";
import { signOut } from "@/lib/people/sessions/actions";
import { functionsOf } from "@/lib/search/functions";

const themes = ["light", "dark"] as const;

/** Around every page of a desk: the menu with what waits, search, branch, inbox, person. */
export default async function Desks({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [shell, jar, t] = await Promise.all([readShell(actor), cookies(), getTranslations()]);
  const { company, demo, branchId, desks, waits } = shell;
  const word = (key: string) => t(key as never);
  const branches = branchesOf(actor);
  const unread = waits.get("/inbox")?.count ?? 0;

  const item = ({ href, icon, word: key }: MenuEntry) => ({
    href,
    icon,
    label: word(key ?? ""),
    live: href === "/inbox",
    ...waits.get(href),
  });
  const groups = desks.map(({ desk, lines }) => ({
    key: desk,
    label: desk === "top" ? undefined : word(`core.desk-${desk}`),
    items: lines.map(item),
  }));
  const top = groups[0]?.key === "top" ? groups[0].items : [];
  const alsoDocked = desks.flatMap(({ lines }) => lines.filter(({ dock }) => dock)).map(item);
  const dock = [
    ...top,
    ...alsoDocked,
    { href: "/me", icon: "circle-user", label: word("shared.mine") },
  ];

  return (
    <Shell
      company={company}
      demo={demo}
      folded={jar.get("menu")?.value === "folded"}
      groups={groups}
      dock={dock}
      branches={{
        current: branchId,
        options:
          branches.length > 1
            ? [{ id: null, label: word("shared.all-branches") }, ...named(branches)]
            : named(branches),
      }}
      inbox={{ href: "/inbox", count: unread }}
      person={{
        name: actor.name,
        role: actor.roles.map((role) => word(`core.role-${role}`))[0],
        theme: themes.find((one) => one === jar.get("theme")?.value) ?? "system",
        links: [{ href: "/me", label: word("shared.me"), icon: "circle-user" }],
        signOut,
      }}
      live={<Live />}
      search="/api/search"
      functions={functionsOf(actor, word)}
    >
      {children}
    </Shell>
  );
}

const named = (branches: readonly { id: string; name: string; code: string }[]) =>
  branches.map(({ id, name, code }) => ({ id, label: `${name} ${code}` }));

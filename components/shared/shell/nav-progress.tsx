"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { leaving } from "./events";

/** A thin line at the top while the next page is on its way; nothing when it is quick. */
export function NavProgress() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [left, setLeft] = useState<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const go = () => {
      clearTimeout(timer);
      timer = setTimeout(setLeft, 120, address);
    };
    const onClick = (event: MouseEvent) => {
      const plain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const link =
        plain &&
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || link.target || link.download || link.origin !== location.origin) return;
      if (link.pathname.startsWith("/api/")) return;
      if (link.pathname + link.search !== location.pathname + location.search) go();
    };
    document.addEventListener("click", onClick, true);
    window.addEventListener(leaving, go);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", onClick, true);
      window.removeEventListener(leaving, go);
    };
  }, [address]);

  if (left !== address) return null;
  return <div className="nav-progress" role="progressbar" aria-label="…" />;
}

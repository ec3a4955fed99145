"use client";

import { useEffect, useState } from "react";

/** While something is unsaved, a press on a link asks first; closing the tab asks through the browser. */
export function useUnsaved(dirty: boolean) {
  const [wanted, want] = useState<string | null>(null);

  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link =
        event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || link.target || link.download || link.origin !== location.origin) return;
      event.preventDefault();
      event.stopPropagation();
      want(link.pathname + link.search);
    };
    window.addEventListener("beforeunload", onUnload);
    // On window, so that nothing below thinks the page is being left.
    window.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, true);
    };
  }, [dirty]);

  return { wanted, stay: () => want(null) };
}

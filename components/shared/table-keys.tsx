"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { to } from "./address";
import { clearSelection, forgetSelection, keepSelection, readSelection } from "./selection";
import { leaving, tell } from "./shell/events";
import { isTyping } from "./typing";

/**
 * Keys and pointer for a table the server rendered: j/k move the focus, Enter opens, x ticks, e edits, Esc lets go.
 * It listens to the table, so that eighty rows need no script of their own.
 */
export function TableKeys({ table }: { table: string }) {
  const router = useRouter();

  useEffect(() => {
    const root = document.getElementById(table);
    if (!root) return;
    let last: HTMLInputElement | undefined;
    const links = () => [
      ...root.querySelectorAll<HTMLElement>("tbody a[data-open], tbody .pick > input"),
    ];
    const rowOf = (element: Element | null) => element?.closest<HTMLElement>("tbody > tr") ?? null;
    const current = () =>
      rowOf(root.contains(document.activeElement) ? document.activeElement : null);
    const tick = (row: HTMLElement | null) => {
      row?.querySelector<HTMLInputElement>(".pick > input")?.click();
    };

    const move = (step: 1 | -1) => {
      const all = [...root.querySelectorAll<HTMLElement>("tbody > tr")];
      const row = current();
      const next = all[row ? all.indexOf(row) + step : step === 1 ? 0 : all.length - 1];
      const target = links().find((link) => rowOf(link) === next && link.matches("a"));
      (target ?? next?.querySelector<HTMLElement>("input"))?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };

    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const row = current();
      if (event.key === "j" || (row && event.key === "ArrowDown")) move(1);
      else if (event.key === "k" || (row && event.key === "ArrowUp")) move(-1);
      else if (event.key === "x" && row) tick(row);
      else if (event.key === "e" && row?.dataset.edit) router.push(to(row.dataset.edit));
      else if (event.key === "Escape" && root.querySelector(".pick > :checked"))
        clearSelection(table);
      else return;
      event.preventDefault();
    };

    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (target instanceof HTMLInputElement && target.matches(".pick > input")) {
        if (event.shiftKey && last) between(root, last, target);
        last = target;
        return;
      }
      if (event.defaultPrevented || event.button !== 0 || event.altKey) return;
      const row = rowOf(target);
      if (target.closest(".pick")) return tick(row);
      const control = target.closest("a, button, input, select, label, summary, dialog");
      const link = control instanceof HTMLAnchorElement ? control : null;
      if (control && !link) return;
      if (link && (link.target || link.download || link.origin !== location.origin)) return;
      const href = link ? link.pathname + link.search : row?.dataset.href;
      if (!href || window.getSelection()?.toString()) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        if (!link) window.open(href, "_blank", "noopener");
        return;
      }
      event.preventDefault();
      if (!link) tell(leaving);
      router.push(to(href));
    };

    const onChange = (event: Event) => {
      const box = event.target as HTMLInputElement;
      if (box.matches("[data-all]")) {
        for (const each of root.querySelectorAll<HTMLInputElement>(".pick > input"))
          each.checked = box.checked;
      }
      if (box.matches("[data-all], .pick > input")) readSelection(table);
    };

    // A refresh writes changed rows anew: what was ticked stays ticked, and the focus stays in its row.
    let held: string | undefined;
    const onFocus = (event: FocusEvent) => {
      held = rowOf(event.target as Element)?.dataset.href;
    };
    const rewritten = new MutationObserver(() => {
      keepSelection(table);
      if (!held || document.activeElement !== document.body) return;
      root
        .querySelector<HTMLElement>(`tr[data-href="${CSS.escape(held)}"] a[data-open]`)
        ?.focus({ preventScroll: true });
    });
    for (const body of root.querySelectorAll("tbody")) {
      rewritten.observe(body, { childList: true, subtree: true });
    }
    keepSelection(table);

    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", onFocus);
    root.addEventListener("click", onClick);
    root.addEventListener("change", onChange);
    return () => {
      rewritten.disconnect();
      forgetSelection(table);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", onFocus);
      root.removeEventListener("click", onClick);
      root.removeEventListener("change", onChange);
    };
  }, [table, router]);

  return null;
}

/** Shift and click: everything between the two boxes takes the state of the second. */
function between(root: Element, from: HTMLInputElement, until: HTMLInputElement) {
  const boxes = [...root.querySelectorAll<HTMLInputElement>(".pick > input")];
  const [a, b] = [boxes.indexOf(from), boxes.indexOf(until)].sort((x, y) => x - y);
  for (const box of boxes.slice(a, (b ?? 0) + 1)) box.checked = until.checked;
}

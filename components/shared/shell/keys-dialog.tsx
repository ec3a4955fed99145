"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";

const groups = [
  {
    head: "keys-everywhere",
    keys: [
      ["⌘ K, /", "key-search"],
      ["N", "key-new"],
      ["?", "key-keys"],
      ["Esc", "key-close"],
    ],
  },
  {
    head: "keys-lists",
    keys: [
      ["J, K", "key-next"],
      ["↵", "key-open"],
      ["X", "key-pick"],
      ["⇧ + X", "key-range"],
      ["E", "key-edit"],
      ["Esc", "key-let-go"],
    ],
  },
  { head: "keys-forms", keys: [["⌘ ↵", "key-save"]] },
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shared");
  return (
    <Dialog open onClose={onClose} title={t("keys")}>
      {groups.map(({ head, keys }) => (
        <section key={head} className="mb-4 last:mb-0">
          <h3 className="mb-1 text-muted-foreground text-xs">{t(head)}</h3>
          <dl className="text-sm">
            {keys.map(([key, word]) => (
              <div
                key={key}
                className="flex h-8 items-center justify-between border-hairline border-b"
              >
                <dt>{t(word)}</dt>
                <dd>
                  <kbd className="kbd !inline">{key}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { to } from "./address";
import { type Meaning, StatusWord } from "./status-word";

export type TileProps = {
  icon: IconName | (string & {});
  title: ReactNode;
  href: string;
  figure: ReactNode;
  word: ReactNode;
  meaning?: Meaning;
  lines: readonly { label: ReactNode; count: ReactNode; href: string; wrong?: boolean }[];
};

/** Home page only: one figure with its meaning and three counts, each a link into its list. */
export function Tiles({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-3.5 phone:gap-3">
      {children}
    </div>
  );
}

export function Tile({ icon, title, href, figure, word, meaning = "neutral", lines }: TileProps) {
  return (
    <section className="rounded-lg border bg-card px-4 pt-3.5 pb-2.5">
      <Link href={to(href)} prefetch={false} className="block">
        <h2 className="flex items-center gap-2">
          <Icon name={icon} className="text-brand" />
          {title}
        </h2>
        <p className="mt-2 mb-1.5 flex items-baseline gap-2.5">
          <span className="font-semibold text-[32px] leading-10">{figure}</span>
          <StatusWord meaning={meaning} className="!align-baseline">
            {word}
          </StatusWord>
        </p>
      </Link>
      <ul className="text-sm">
        {lines.map((line) => (
          <li key={line.href}>
            <Link
              href={to(line.href)}
              prefetch={false}
              className="-mx-1.5 flex items-center justify-between rounded-sm px-1.5 py-[3px] text-muted-foreground hover:bg-muted phone:py-2"
            >
              {line.label}
              <span
                className={line.wrong ? "font-medium text-wrong" : "font-medium text-foreground"}
              >
                {line.count}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

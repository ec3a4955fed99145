import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusWord } from "@/components/shared/status-word";
import type { Block } from "@/lib/appointments/board";
import { clockOf } from "@/lib/appointments/rules";
import { meaningOf, useLeft } from "./status";

/** A day on the phone: one card under the other, in the order of the clock. */
export function DayCards({
  blocks,
  named,
}: {
  blocks: readonly Block[];
  named: (block: Block) => string;
}) {
  return (
    <ol className="hidden gap-2.5 py-2 phone:grid">
      {blocks.map((block) => (
        <li key={block.id}>
          <DayCard block={block} takes={named(block)} />
        </li>
      ))}
    </ol>
  );
}

function DayCard({ block, takes }: { block: Block; takes: string }) {
  const t = useTranslations("appointments");
  const left = useLeft(block);
  return (
    <Link
      href={`/calendar/${block.id}`}
      prefetch={false}
      className="appt grid grid-cols-[4.25rem_1fr] gap-x-3 rounded-lg p-3.5"
      data-kind={block.kind}
      data-status={block.status}
    >
      <span className="font-semibold tabular-nums">
        {clockOf(block.from)}
        <span className="block font-normal text-muted-foreground text-sm">
          {clockOf(block.until)}
        </span>
      </span>
      <span className="min-w-0">
        <span className="flex items-baseline justify-between gap-2">
          <b className="truncate font-semibold">{block.customer}</b>
          <span className="shrink-0 text-sm">{t(`kind-${block.kind}`)}</span>
        </span>
        {takes && <span className="block truncate text-muted-foreground text-sm">{takes}</span>}
        <StatusWord meaning={meaningOf(block.status)} className="mt-1 text-sm">
          {left ?? t(`status-${block.status}`)}
        </StatusWord>
      </span>
    </Link>
  );
}

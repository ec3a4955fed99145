import { cn } from "@/components/ui/cn";
import { type Money, showMoney } from "@/lib/core/figures";

/** 1,234.00. A sum one may not see, or that does not exist, is a dash. The unit stands beside or in the head. */
export function Amount({ fen, className }: { fen: Money | null | undefined; className?: string }) {
  if (fen === null || fen === undefined) return <span className="none">–</span>;
  return <span className={cn("whitespace-nowrap tabular-nums", className)}>{showMoney(fen)}</span>;
}

/** The one large figure of a card: ¥ 5,240.00. */
export function BigAmount({ fen, className }: { fen: Money; className?: string }) {
  return (
    <span className={cn("font-semibold text-3xl tracking-tight", className)}>
      <span className="mr-0.5 font-medium text-muted-foreground text-xl">¥</span>
      {showMoney(fen)}
    </span>
  );
}

/** A place without a value. */
export function Dash() {
  return <span className="none">–</span>;
}

import { useTranslations } from "next-intl";
import type { SeatRow } from "@/lib/people/queries";

/** 采购 思明店、店长 思明店: a role and where it holds. */
export function Seats({ seats }: { seats: readonly SeatRow[] }) {
  const t = useTranslations();
  if (seats.length === 0) return <span className="none">–</span>;
  return (
    <>
      {seats.map(({ id, role, branch }, i) => (
        <span key={id}>
          {i > 0 && "、"}
          {t(`core.role-${role}`)}{" "}
          <span className="text-muted-foreground text-xs">{branch ?? t("people.everywhere")}</span>
        </span>
      ))}
    </>
  );
}

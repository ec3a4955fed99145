import type { ReactNode } from "react";

/** A document and, behind one hairline, its approvals and what has happened to it. On the phone one under the other. */
export function WithRail({ rail, children }: { rail: ReactNode; children: ReactNode }) {
  return (
    <div className="railed">
      <div className="min-w-0">{children}</div>
      <aside className="rail no-print">{rail}</aside>
    </div>
  );
}

/** One part of the rail; a hairline divides it from the one above. */
export function RailPart({
  title,
  end,
  children,
}: {
  title: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="rail-part">
      <div className="mb-3 flex items-center justify-between gap-2">
        <h2>{title}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}

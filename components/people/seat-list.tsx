import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { roles } from "@/lib/core/actor";
import { takeRole } from "@/lib/people/assignments/actions";
import type { SeatRow } from "@/lib/people/queries";
import { GiveRole } from "./give-role";

/** The roles of a person, each with where it holds, what it opens, and how it is taken away. */
export function SeatList({
  person,
  seats,
  mayGrant,
  seesRoles,
  places,
}: {
  person: { id: string; name: string; active: boolean; branchId: string };
  seats: readonly SeatRow[];
  mayGrant: boolean;
  seesRoles: boolean;
  places: readonly { id: string; name: string }[];
}) {
  const t = useTranslations();
  return (
    <section className="mt-7">
      <SectionHead
        title={t("people.roles")}
        line
        end={
          mayGrant && (
            <GiveRole
              personId={person.id}
              places={places}
              branchId={person.branchId}
              roles={roles.map((role) => ({ value: role, label: t(`core.role-${role}`) }))}
            />
          )
        }
      />
      {seats.length === 0 && <Nothing>{t("people.no-roles")}</Nothing>}
      <ul className="text-sm">
        {seats.map(({ id, role, branch }) => (
          <li
            key={id}
            className="flex min-h-row items-center gap-4 border-hairline border-b phone:py-1.5"
          >
            <span className="w-28 font-medium">{t(`core.role-${role}`)}</span>
            <span className="text-muted-foreground">{branch ?? t("people.everywhere")}</span>
            {seesRoles && (
              <Link
                href={`/admin/roles/${role}`}
                prefetch={false}
                className="text-muted-foreground text-xs hover:text-foreground phone:hidden"
              >
                {t("people.seat-preview")}
              </Link>
            )}
            {mayGrant && (
              <span className="ml-auto">
                <ActButton
                  act={takeRole}
                  input={{ id }}
                  size="small"
                  variant="danger"
                  ask={{
                    title: t("people.seat-take-ask", { role: t(`core.role-${role}`) }),
                    body: t("people.seat-take-body", { name: person.name }),
                    confirm: t("people.seat-take"),
                    as: "reason",
                  }}
                >
                  {t("people.seat-take")}
                </ActButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

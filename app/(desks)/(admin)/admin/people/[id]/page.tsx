import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PersonMoves } from "@/components/people/person-moves";
import { PersonPage } from "@/components/people/person-page";
import { Rights } from "@/components/roles/rights";
import { to } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { Words } from "@/components/shared/words";
import { buttonClass } from "@/components/ui/button";
import { read as readAudit } from "@/lib/audit/access";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read, write } from "@/lib/people/access";
import { getPerson } from "@/lib/people/queries";
import { rightsOf } from "@/lib/roles/queries";

export default async function PersonDetail({ params }: PageProps<"/admin/people/[id]">) {
  const actor = await gate(read);
  const person = await found(getPerson(actor, (await params).id));
  const held = [...new Set(person.seats.map(({ role }) => role))];
  const [rights, t] = [await rightsOf(actor, held), await getTranslations("people")];
  const { id, name, account, active, managed, passwordAt } = person;
  const state = !active ? "left" : managed && !passwordAt ? "new" : "active";
  return (
    <Words of={["people"]}>
      <PageHead
        crumbs={[{ href: "/admin/people", label: t("title") }, { label: name }]}
        title={name}
        sub={account}
        status={
          <StatusWord
            pill
            meaning={({ left: "closed", new: "waiting", active: "neutral" } as const)[state]}
          >
            {t(`state-${state}`)}
          </StatusWord>
        }
        moves={
          <>
            {can(actor, readAudit) && (
              <Link
                href={to(`/admin/audit?document=${id}`)}
                prefetch={false}
                className={buttonClass({ variant: "text" })}
              >
                {t("history")}
              </Link>
            )}
            {can(actor, write) && (
              <Link
                href={`/admin/people/${id}/edit`}
                prefetch={false}
                data-hotkey="e"
                className={buttonClass()}
              >
                {t("edit")}
              </Link>
            )}
            {managed && id !== actor.id && (
              <PersonMoves id={id} name={name} active={active} today={dayIn(zoneOf(actor))} />
            )}
          </>
        }
      />
      <PersonPage actor={actor} person={person} />
      <Rights lines={rights} />
    </Words>
  );
}

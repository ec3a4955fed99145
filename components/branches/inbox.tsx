"use client";

import { useTranslations } from "next-intl";
import { StatusWord } from "@/components/shared/status-word";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/input";
import { addMember, removeMember } from "@/lib/branches/members/actions";

type Place = { branchId: string; departmentId: string | null };
type Member = { personId: string; name: string };
type Candidate = { id: string; name: string; account: string };

/** Who answers what is pushed here: names with a cross, and a list to choose the next from. */
export function Inbox({
  place,
  members,
  candidates,
  mayWrite,
}: {
  place: Place;
  members: readonly Member[];
  candidates: readonly Candidate[];
  mayWrite: boolean;
}) {
  const t = useTranslations("branches");
  const word = useWord();
  const adding = useAction(addMember);
  const removing = useAction(removeMember);
  const failure = adding.failure ?? removing.failure;
  const rest = candidates.filter(({ id }) => !members.some(({ personId }) => personId === id));
  const pending = adding.pending || removing.pending;

  return (
    <div className="flex flex-wrap items-center gap-1.5 text-sm">
      {members.length === 0 && <StatusWord meaning="waiting">{t("inbox-empty")}</StatusWord>}
      {members.map(({ personId, name }) => (
        <span
          key={personId}
          className="inline-flex h-7 items-center rounded-[7px] bg-secondary pl-2.5 phone:h-9"
        >
          {name}
          {mayWrite ? (
            <button
              type="button"
              disabled={pending}
              aria-label={t("remove-member", { name })}
              onClick={() => removing.run({ ...place, personId })}
              className="grid h-full w-7 place-items-center text-muted-foreground hover:text-foreground"
            >
              <Icon name="x" className="size-[13px]" />
            </button>
          ) : (
            <span className="w-2.5" />
          )}
        </span>
      ))}
      {mayWrite && (
        <span className="w-40">
          <Select
            value=""
            disabled={pending}
            aria-label={t("add-member")}
            onChange={(event) => adding.run({ ...place, personId: event.target.value })}
          >
            <option value="" disabled>
              {t("add-member")}
            </option>
            {rest.map(({ id, name, account }) => (
              <option key={id} value={id}>
                {name} {account}
              </option>
            ))}
          </Select>
        </span>
      )}
      {failure && (
        <span role="alert" className="w-full text-wrong text-xs">
          {word(failure.code, failure.params)}
        </span>
      )}
    </div>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { revealContact } from "@/lib/customers/contacts/actions";
import type { ContactKind } from "@/lib/customers/kinds";
import { revealPerson } from "@/lib/customers/persons/actions";

const AskDialog = dynamic(
  () => import("@/components/shared/ask-dialog").then((part) => part.AskDialog),
  { ssr: false },
);

/** *******2207, and for a reason the whole number, ready to call. Kept nowhere but on this page. */
export function RevealContact({
  id,
  masked,
  kind,
}: {
  id: string;
  masked: string;
  kind: ContactKind;
}) {
  const t = useTranslations("customers");
  const { pending, failure, run, clear } = useAction(revealContact);
  const [asking, ask] = useState(false);
  const [whole, show] = useState<string | null>(null);
  if (whole) return <Whole kind={kind} value={whole} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {masked}
      <Button
        variant="link"
        size="bare"
        onClick={() => {
          clear();
          ask(true);
        }}
      >
        {t("reveal")}
      </Button>
      {asking && (
        <AskDialog
          ask={{
            title: t("reveal-ask"),
            body: t("reveal-effect"),
            confirm: t("reveal"),
            as: "reason",
            least: 2,
            chips: [t("reason-call"), t("reason-wechat"), t("reason-check")],
          }}
          pending={pending}
          failure={failure}
          onClose={() => ask(false)}
          onAnswer={(reason) =>
            run({ id, reason }, ({ value }) => {
              ask(false);
              show(value);
            })
          }
        />
      )}
    </span>
  );
}

function Whole({ kind, value }: { kind: ContactKind; value: string }) {
  const scheme = { mobile: "tel:", landline: "tel:", email: "mailto:", wechat: null }[kind];
  if (scheme === null) return <span aria-live="polite">{value}</span>;
  return (
    <a
      href={`${scheme}${value}`}
      aria-live="polite"
      className="whitespace-nowrap text-accent-foreground hover:underline"
    >
      {value}
    </a>
  );
}

/** A child's name and birthday, for who says why. */
export function RevealPerson({ id }: { id: string }) {
  const t = useTranslations("customers");
  const { pending, failure, run, clear } = useAction(revealPerson);
  const [asking, ask] = useState(false);
  const [said, say] = useState<string | null>(null);
  if (said !== null) return <span aria-live="polite">{said}</span>;
  return (
    <>
      <Button
        variant="link"
        size="bare"
        onClick={() => {
          clear();
          ask(true);
        }}
      >
        {t("reveal")}
      </Button>
      {asking && (
        <AskDialog
          ask={{
            title: t("reveal-person-ask"),
            body: t("reveal-effect"),
            confirm: t("reveal"),
            as: "reason",
            least: 2,
            chips: [t("reason-birthday"), t("reason-check")],
          }}
          pending={pending}
          failure={failure}
          onClose={() => ask(false)}
          onAnswer={(reason) =>
            run({ id, reason }, ({ name, birthday, hundredOn, firstOn }) => {
              const days = hundredOn
                ? t("child-days", { hundred: hundredOn, first: firstOn ?? "" })
                : "";
              ask(false);
              say([name, birthday, days].filter(Boolean).join(" · ") || "–");
            })
          }
        />
      )}
    </>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Act, useAction } from "@/components/shared/use-action";
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
  act = revealContact,
}: {
  id: string;
  masked: string;
  kind: ContactKind;
  /** Of a lead, whose numbers are looked at by an act of its own. */
  act?: typeof revealContact;
}) {
  const t = useTranslations("customers");
  const [whole, show] = useState<string | null>(null);
  if (whole) return <Whole kind={kind} value={whole} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {masked}
      <ForAReason
        act={act}
        id={id}
        title={t("reveal-ask")}
        chips={[t("reason-call"), t("reason-wechat"), t("reason-check")]}
        onShown={({ value }) => show(value)}
      />
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
  const [said, say] = useState<string | null>(null);
  if (said !== null) return <span aria-live="polite">{said}</span>;
  return (
    <ForAReason
      act={revealPerson}
      id={id}
      title={t("reveal-person-ask")}
      chips={[t("reason-birthday"), t("reason-check")]}
      onShown={({ name, birthday, hundredOn, firstOn }) => {
        const days = hundredOn ? t("child-days", { hundred: hundredOn, first: firstOn ?? "" }) : "";
        say([name, birthday, days].filter(Boolean).join(" · ") || "–");
      }}
    />
  );
}

/** 显示: asks why, and hands on what it was given. */
function ForAReason<T>({
  act,
  id,
  title,
  chips,
  onShown,
}: {
  act: Act<{ id: string; reason: string }, T>;
  id: string;
  title: string;
  chips: string[];
  onShown: (shown: T) => void;
}) {
  const t = useTranslations("customers");
  const { pending, failure, run, clear } = useAction(act);
  const [asking, ask] = useState(false);
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
            ...{ title, body: t("reveal-effect"), confirm: t("reveal") },
            ...{ as: "reason", least: 2, chips },
          }}
          pending={pending}
          failure={failure}
          onClose={() => ask(false)}
          onAnswer={(reason) =>
            run({ id, reason }, (shown) => {
              ask(false);
              onShown(shown);
            })
          }
        />
      )}
    </>
  );
}

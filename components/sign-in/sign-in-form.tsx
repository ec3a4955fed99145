"use client";

import { useEffect, useRef, useState } from "react";
import { Glyph } from "@/components/shared/status-word";
import { Button } from "@/components/ui/button";
import { Input, Label } from "@/components/ui/input";
import { type DemoAccount, DemoAccounts, type DemoWords } from "./demo-accounts";
import { enter, type Refused } from "./enter";
import { PasswordInput } from "./password-input";

export type SignInWords = Record<
  "account" | "password" | "show" | "hide" | "hint" | "submit" | "pending" | "waitButton",
  string
> & { refused: Record<string, string>; demo: DemoWords };

/**
 * Without scripts the browser posts it to next-auth itself, with the CSRF token of the page; the
 * answer is then in the address. A first visit has no token yet: then the button waits for the
 * script that fetches one, or a quick hand would be told that its cookies are off.
 */
export function SignInForm({
  words,
  csrf,
  account,
  refused,
  demo,
}: {
  words: SignInWords;
  csrf: string;
  account: string;
  refused: Refused | null;
  demo: { accounts: DemoAccount[]; password: string } | null;
}) {
  const [failure, setFailure] = useState(refused);
  const [pending, setPending] = useState(false);
  const [ready, setReady] = useState(csrf !== "");
  useEffect(() => setReady(true), []);
  const left = useCountdown(failure?.seconds ?? 0, failure);
  const form = useRef<HTMLFormElement>(null);
  const field = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement;

  const submit = async () => {
    setPending(true);
    const trouble = await enter(field("account").value, field("password").value);
    if (!trouble) return location.replace("/");
    setPending(false);
    setFailure(trouble);
    field("password").select();
  };
  const fill = (chosen: string) => {
    field("account").value = chosen;
    field("password").value = demo?.password ?? "";
    setFailure(null);
    form.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  };
  const sentence = failure && (words.refused[failure.code] ?? words.refused.unknown);

  return (
    <>
      <form
        ref={form}
        method="post"
        action="/api/auth/callback/credentials"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        className="flex flex-col gap-4"
      >
        <input type="hidden" name="csrfToken" value={csrf} readOnly />
        <div>
          <Label htmlFor="account" className="mb-[5px]">
            {words.account}
          </Label>
          <Input
            id="account"
            name="account"
            required
            maxLength={100}
            defaultValue={account}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={!account}
          />
        </div>
        <div>
          <Label htmlFor="password" className="mb-[5px]">
            {words.password}
          </Label>
          <PasswordInput
            id="password"
            name="password"
            required
            defaultValue={demo && account ? demo.password : ""}
            autoComplete="current-password"
            show={words.show}
            hide={words.hide}
            aria-invalid={failure ? true : undefined}
            aria-describedby="sign-in-says"
          />
          <p id="sign-in-says" role="status" className="mt-[5px] min-h-[18px] text-xs">
            {sentence ? (
              <span className="flex items-start gap-1.5 text-wrong">
                <Glyph meaning="wrong" className="mt-0.5" />
                {sentence.replace("{seconds}", String(left))}
              </span>
            ) : (
              <span className="text-muted-foreground">{words.hint}</span>
            )}
          </p>
        </div>
        <Button
          type="submit"
          variant="primary"
          disabled={left > 0}
          pending={ready ? pending && words.pending : words.submit}
          size="form"
          className="w-full"
        >
          {left > 0 ? words.waitButton.replace("{seconds}", String(left)) : words.submit}
        </Button>
      </form>
      {demo && <DemoAccounts accounts={demo.accounts} words={words.demo} onChoose={fill} />}
    </>
  );
}

/** Seconds until the next try; starts again with each answer. */
function useCountdown(seconds: number, answer: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (!answer || seconds === 0) return;
    const timer = setInterval(() => setLeft((one) => Math.max(0, one - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds, answer]);
  return left;
}

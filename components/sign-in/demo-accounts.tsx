"use client";

export type DemoAccount = { account: string; role: string; name: string; place: string };
export type DemoWords = Record<"title" | "hint" | "more", string>;

/** The first eight stand in sight; each is also an address, for a browser without scripts. */
export function DemoAccounts({
  accounts,
  words,
  onChoose,
}: {
  accounts: DemoAccount[];
  words: DemoWords;
  onChoose: (account: string) => void;
}) {
  const list = (some: DemoAccount[]) => (
    <ul className="grid grid-cols-2 gap-x-6 border-t text-sm phone:grid-cols-1">
      {some.map(({ account, role, name, place }) => (
        <li key={account} className="border-hairline border-b">
          <a
            href={`/login?as=${encodeURIComponent(account)}`}
            title={account}
            onClick={(event) => {
              event.preventDefault();
              onChoose(account);
            }}
            className="flex h-[37px] items-center gap-2 hover:text-accent-foreground phone:h-12"
          >
            <b className="w-17 shrink-0 truncate font-medium">{role}</b>
            <span className="truncate">{name}</span>
            <span className="ml-auto truncate text-muted-foreground text-xs">{place}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="mt-8">
      <div className="flex min-h-[34px] flex-wrap items-center gap-x-2">
        <h2>{words.title}</h2>
        <span className="text-muted-foreground text-xs">{words.hint}</span>
      </div>
      {list(accounts.slice(0, 8))}
      {accounts.length > 8 && (
        <details className="text-sm">
          <summary className="flex h-[37px] items-center text-muted-foreground text-xs hover:text-foreground phone:h-12">
            {words.more}
          </summary>
          {list(accounts.slice(8))}
        </details>
      )}
    </section>
  );
}

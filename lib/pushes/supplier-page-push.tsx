/** @jsxImportSource preact */
import { daysBetween } from "@/lib/core/time";
import type { ContentFile, ContentLine, PushContent } from "./content";
import type { SupplierPage } from "./supplier-page";
import { moneyOf, quantityOf, saidChanges } from "./supplier-page-changes";
import { type Around, Call, Drawing, Frame, Mark, Pill, saidDay } from "./supplier-page-frame";

type Props = { page: SupplierPage; around: Around; qr: { size: number; path: string } };

/** The push as it stands now, whichever version the link was made for (L-07). */
export function PushPage({ page, around, qr }: Props) {
  const { content } = page;
  const { say, locale } = around;
  return (
    <Frame title={say("pushes.link.title", { number: page.number })} locale={locale} live>
      <header class="top">
        <Mark />
        <strong>{content.studio}</strong>
        <span class="dim">{content.branch}</span>
        <Moves around={around} />
      </header>
      <section class="hero">
        <div>
          <h1>
            {say("pushes.link.title", { number: page.number })}
            <State page={page} around={around} />
          </h1>
          <p class="dim">
            {say("pushes.link.to", { name: content.recipient })} ·{" "}
            {saidDay(page.issued.slice(0, 10), locale, true)} {page.issued.slice(11)}
          </p>
        </div>
        <svg class="qr" viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`} role="img">
          <title>{say("pushes.link.qr")}</title>
          <path d={qr.path} />
        </svg>
      </section>
      <Facts page={page} around={around} />
      <Notes page={page} around={around} />
      <Lines content={content} around={around} />
      {content.sums ? <Sums sums={content.sums} around={around} /> : null}
      {content.notes ? (
        <section class="notes">
          <h2>{say("pushes.link.notes")}</h2>
          <p>{content.notes}</p>
        </section>
      ) : null}
      {content.files?.length ? <Files files={content.files} around={around} /> : null}
      <footer>{say("pushes.link.foot", { day: saidDay(page.expiresOn, locale, true) })}</footer>
    </Frame>
  );
}

const Files = (props: { files: readonly ContentFile[]; around: Around }) => (
  <section class="notes">
    <h2>{props.around.say("pushes.link.files")}</h2>
    <ul class="files">
      {props.files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={`?file=${id}`} download>
            <Drawing of="download" />
            {name}
          </a>{" "}
          <span class="dim">{sizeOf(size)}</span>
        </li>
      ))}
    </ul>
  </section>
);

/** 214 KB, 3.2 MB. */
const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Printing needs the script, so without it the button is not there. */
const Moves = ({ around: { say } }: { around: Around }) => (
  <nav class="moves">
    <a class="button" href="?as=pdf" download>
      <Drawing of="download" />
      PDF
    </a>
    <a class="button wide" href="?as=xlsx" download>
      <Drawing of="table" />
      {say("pushes.link.table")}
    </a>
    <button class="button first" type="button" data-print hidden>
      <Drawing of="print" />
      {say("pushes.link.print")}
    </button>
  </nav>
);

const State = ({ page, around: { say } }: Omit<Props, "qr">) =>
  page.status === "closed" ? (
    <Pill as="good">{say("pushes.link.closed", { revision: page.revision })}</Pill>
  ) : (
    <Pill as="neutral">{say("pushes.link.revision", { revision: page.revision })}</Pill>
  );

function Facts({ page, around }: Omit<Props, "qr">) {
  const { content, today, status } = page;
  const { say, locale } = around;
  const units = new Set(content.lines.map(({ unit }) => unit));
  const sum = content.lines.reduce((all, { quantity }) => all + BigInt(quantity), 0n);
  const days = daysBetween(today, content.dueOn);
  const left =
    days > 0
      ? say("pushes.link.days-left", { days })
      : days === 0
        ? say("pushes.link.due-today")
        : say("pushes.link.days-late", { days: -days });
  return (
    <dl class="facts">
      <div>
        <dt>{say("pushes.link.due")}</dt>
        <dd class="big">{saidDay(content.dueOn, locale)}</dd>
        {status === "closed" ? null : <dd class="dim">{left}</dd>}
      </div>
      <div>
        <dt>{say("pushes.link.together")}</dt>
        <dd class="big">
          {quantityOf(sum.toString())}{" "}
          {units.size === 1 ? content.lines[0]?.unit : say("pushes.link.pieces")}
        </dd>
        <dd class="dim">{say("pushes.link.kinds", { count: content.lines.length })}</dd>
      </div>
      <div class="whole">
        <dt>{say("pushes.link.ship-to")}</dt>
        <dd>{content.shipTo}</dd>
      </div>
      <div class="whole">
        <dt>{say("pushes.link.ask")}</dt>
        <dd class="strong">{content.buyer.name}</dd>
        <dd>
          <Call phone={content.buyer.phone} />
        </dd>
      </div>
    </dl>
  );
}

/** What has changed, and for whom: the reader of an older link is told that his version is over. */
function Notes({ page, around: { say } }: Omit<Props, "qr">) {
  const { before, number, revision } = page;
  const replaced = page.linkNumber !== number;
  const updated = replaced || page.linkRevision < revision;
  const lead = replaced
    ? say("pushes.link.replaced", { before: page.linkNumber, number })
    : updated
      ? say("pushes.link.updated", { revision })
      : say("pushes.link.compared", { revision: before?.revision ?? 0 });
  return (
    <>
      {page.changing ? (
        <p class="note waiting" role="note">
          <Drawing of="alert" />
          <span>
            <strong>{say("pushes.link.changing")}</strong>
            {say("pushes.link.ask-first")}
          </span>
        </p>
      ) : null}
      {before ? (
        <p class={updated ? "note waiting" : "note"} role="note">
          <Drawing of={updated ? "alert" : "book"} />
          <span>
            <strong>{lead}</strong>
            {saidChanges(before.content, page.content, say).join(say("pushes.link.comma"))}
            {say("pushes.link.as-here")}
          </span>
        </p>
      ) : null}
    </>
  );
}

function Lines({ content, around }: { content: PushContent; around: Around }) {
  const { say } = around;
  const priced = content.sums !== null;
  return (
    <table class={priced ? "lines priced" : "lines"}>
      <thead>
        <tr>
          <th scope="col">{say("pushes.link.goods")}</th>
          <th scope="col">{say("pushes.link.your-sku")}</th>
          <th scope="col" class="end">
            {say("pushes.link.quantity")}
          </th>
          <th scope="col">{say("pushes.link.due-on")}</th>
          {priced ? (
            <>
              <th scope="col" class="end">
                {say("pushes.link.price")}
              </th>
              <th scope="col" class="end">
                {say("pushes.link.amount")}
              </th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {content.lines.map((line) => (
          <Line key={line.seq} line={line} priced={priced} around={around} />
        ))}
      </tbody>
    </table>
  );
}

const Line = (props: { line: ContentLine; priced: boolean; around: Around }) => {
  const { line, priced } = props;
  const { say, locale } = props.around;
  return (
    <tr>
      <td class="goods">
        <b>{line.name}</b>
        {line.spec ? <small>{line.spec}</small> : null}
        {line.note ? <small>{say("pushes.link.line-note", { note: line.note })}</small> : null}
      </td>
      <td class="code">
        {line.supplierSku}
        {line.sku ? <small title={say("pushes.link.our-sku")}>{line.sku}</small> : null}
      </td>
      <td class="many end">
        <b>{quantityOf(line.quantity)}</b> <span class="dim">{line.unit}</span>
      </td>
      <td class="due">{saidDay(line.dueOn, locale)}</td>
      {priced ? (
        <>
          <td class="price end" data-head={say("pushes.link.price")}>
            {line.price ? moneyOf(line.price) : "–"}
          </td>
          <td class="amount end">{line.amount ? moneyOf(line.amount) : "–"}</td>
        </>
      ) : null}
    </tr>
  );
};

function Sums(props: { sums: NonNullable<PushContent["sums"]>; around: Around }) {
  const { freight, discount, total } = props.sums;
  const { say } = props.around;
  const parts = [
    say("pushes.link.tax"),
    freight === "0" ? "" : say("pushes.link.with-freight", { amount: moneyOf(freight) }),
    discount === "0" ? "" : say("pushes.link.with-discount", { amount: moneyOf(discount) }),
  ];
  return (
    <p class="sums">
      <span class="dim">{parts.filter(Boolean).join(say("pushes.link.comma"))}</span>
      <span>{say("pushes.link.total")}</span>
      <strong>{moneyOf(total)}</strong>
    </p>
  );
}

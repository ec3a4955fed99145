import { Fragment, isValidElement, type ReactNode } from "react";

/** Thrown inward when a node holds something only React can draw: a client part, a promise, a handler. */
const needsReact = Symbol("needs React");

const names: Readonly<Record<string, string>> = {
  className: "class",
  dateTime: "datetime",
  colSpan: "colspan",
  autoComplete: "autocomplete",
};
const allowed =
  /^(className|dateTime|colSpan|autoComplete|type|value|href|src|title|lang|role|id|target|rel|download|alt|viewBox|aria-[a-z]+|data-[a-z-]+)$/;
const safeAddress = /^(\/(?!\/)|#|\?|https?:|mailto:|tel:)/i;
const empty = new Set(["br", "hr", "img", "input", "wbr"]);

const sign = /[&<>"']/;
const signs = /[&<>"']/g;

const escapeHtml = (text: string): string =>
  sign.test(text) ? text.replace(signs, (one) => `&#${one.charCodeAt(0)};`) : text;

/** The attribute a prop becomes; looked up once, because a page asks ten thousand times. */
const attributes = new Map<string, string>();
function attributeOf(name: string): string {
  const known = attributes.get(name);
  if (known !== undefined) return known;
  if (!allowed.test(name)) throw needsReact;
  const attribute = names[name] ?? name;
  attributes.set(name, attribute);
  return attribute;
}

/**
 * The HTML of a node made of plain elements and synchronous server parts, or null when it needs React.
 * Eighty rows of a table as text cost the server a tenth of what they cost as elements, twice over:
 * once in the page, once in what the browser hydrates. Every text and attribute is escaped here.
 */
export function plainHtml(node: ReactNode): string | null {
  try {
    return write(node);
  } catch (thrown) {
    if (thrown === needsReact) return null;
    throw thrown;
  }
}

function write(node: unknown): string {
  if (typeof node === "string") return escapeHtml(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) {
    let all = "";
    for (const each of node) all += write(each);
    return all;
  }
  if (!isValidElement<Record<string, unknown>>(node)) throw needsReact;
  const { type, props } = node;
  if (type === Fragment) return write(props.children);
  if (typeof type === "string") return element(type, props);
  // A client part is a function too, with a mark of its own.
  if (typeof type === "function" && !("$$typeof" in type) && !type.prototype?.render) {
    return write((type as (props: unknown) => unknown)(props));
  }
  throw needsReact;
}

function element(tag: string, props: Record<string, unknown>): string {
  let open = `<${tag}`;
  for (const name in props) {
    const value = props[name];
    if (value === null || value === undefined || name === "children") continue;
    const attribute = attributeOf(name);
    if (typeof value === "boolean") {
      const said = name.startsWith("aria-") || name.startsWith("data-");
      if (said) open += ` ${attribute}="${value}"`;
      else if (value) open += ` ${attribute}=""`;
      continue;
    }
    const text = String(value);
    if ((name === "href" || name === "src") && !safeAddress.test(text)) throw needsReact;
    open += ` ${attribute}="${escapeHtml(text)}"`;
  }
  return empty.has(tag) ? `${open}>` : `${open}>${write(props.children)}</${tag}>`;
}

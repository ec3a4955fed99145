import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/**
 * The headers of a document: which scripts may run, named by a nonce that Next puts on its own. It
 * guards nothing else; who may see what is decided by pages, queries and acts.
 */
export function proxy(request: NextRequest): NextResponse {
  const secure = request.nextUrl.protocol === "https:" || toldSecure;
  const policy = policyOf(randomBytes(16).toString("base64"), secure);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (secure)
    response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

const toldSecure = (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
const developing = process.env.NODE_ENV === "development";

function policyOf(nonce: string, secure: boolean): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    developing ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Widths of columns are style attributes; they can draw, not run.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${developing ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ];
  if (secure) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

export const config = {
  matcher: [
    {
      // Not the supplier's and the customer's pages, which bring their own policy, nor what is no document.
      source:
        "/((?!p/|c/|api/|_next/|favicon.ico|manifest.webmanifest|.*\\.(?:svg|png|ico|css|js)$).*)",
      missing: [{ type: "header", key: "rsc" }],
    },
  ],
};

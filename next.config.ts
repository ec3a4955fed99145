import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** On every answer; the policy of documents has a nonce and is made in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  // Replicas of one build must agree on it; lib/commands/build.ts sets it from the source.
  generateBuildId: () => process.env.APERTURE_BUILD ?? null,
  typedRoutes: false,
  // npm run check looks at the types, those of the tests too; a studio's first start need not wait.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  headers: async () => [
    { source: "/:path*", headers },
    // The supplier's page says no-referrer itself.
    {
      source: "/((?!p/).*)",
      headers: [{ key: "Referrer-Policy", value: "strict-origin-when-cross-origin" }],
    },
  ],
  serverExternalPackages: [
    "pino",
    "pg-boss",
    "@node-rs/argon2",
    "nodemailer",
    "pinyin-pro",
    "pdfkit",
    "fontkit",
  ],
};

export default createNextIntlPlugin("./lib/i18n.ts")(config);

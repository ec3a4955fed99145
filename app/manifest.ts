import type { MetadataRoute } from "next";

/** Installed on a phone, the ERP opens like an app on its home page. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "光圈 Aperture",
    short_name: "光圈",
    description: "影楼的采购、推单、订单与账目",
    lang: "zh-CN",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#fefdfc",
    theme_color: "#fefdfc",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "审批", url: "/approvals" },
      { name: "消息", url: "/inbox" },
    ],
  };
}

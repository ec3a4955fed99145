import { createHmac } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer as createTcp, type Socket } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { ChannelKind, Message } from "@/lib/pushes/channels/channel";
import { channels } from "@/lib/pushes/channels/channels";
import { closeMail, emailChannel } from "@/lib/pushes/channels/email";
import { sendTest } from "@/lib/pushes/channels/test-channel";
import { deliverDue } from "@/lib/pushes/delivery";
import { messageOf } from "@/lib/pushes/message";
import { deliveryRow, queued, webhookSecret } from "../support/make/deliveries";
import { contentOf, lineOf, submittedPush } from "../support/make/links";
import { mailServer, webReceiver } from "../support/receivers";
import { tls } from "../support/tls";

const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  closeMail();
});
afterAll(closeMail);
const kept = <T extends { close: () => unknown }>(one: T): T => {
  open.push(one);
  return one;
};

const message = (more: Partial<Message> = {}): Message => ({
  ...messageOf(
    {
      id: "0190a3b2-0000-7000-8000-000000000001",
      purpose: "push",
      number: "TD-XM01-26-000001-A",
      revision: 2,
      content: contentOf(),
      link: "https://erp.example.com/p/token",
    },
    null,
  ),
  ...more,
});

async function over(
  kind: ChannelKind,
  reply: Parameters<typeof webReceiver>[0],
  secret: string | null = null,
  what = message(),
) {
  const receiver = kept(await webReceiver(reply));
  const ways = channels({ fetch: receiver.fetch, smtp: "", hosts: [tls.host] });
  const outcome = await ways[kind].send(what, { address: `${receiver.url}/hook?key=k`, secret });
  return { outcome, got: receiver.got };
}
const json = (body: object, status = 200) => ({ status, body: JSON.stringify(body) });

describe("robots", () => {
  const good: Record<string, object> = {
    wecom: { errcode: 0, errmsg: "ok" },
    dingtalk: { errcode: 0, errmsg: "ok" },
    feishu: { code: 0, msg: "success" },
  };

  test.each(["wecom", "dingtalk", "feishu"] as const)(
    "%s takes number, version, lines and link",
    async (kind) => {
      const { outcome, got } = await over(kind, () => json(good[kind] ?? {}));
      expect(outcome).toMatchObject({ kind: "sent" });
      expect(got).toHaveLength(1);
      for (const shown of [
        "TD-XM01-26-000001-A",
        "第 2 版",
        "12 寸蝴蝶册",
        "https://erp.example.com/p/token",
      ])
        expect(got[0]?.body).toContain(shown);
      expect(got[0]?.body).not.toContain("1,280");
    },
  );

  const answers: [ChannelKind, object, string, string][] = [
    ["wecom", { errcode: 93000, errmsg: "invalid webhook url" }, "failed", "robot-gone"],
    ["wecom", { errcode: 45009, errmsg: "api freq out of limit" }, "retry", "robot-too-often"],
    ["wecom", { errcode: -1, errmsg: "system busy" }, "retry", "receiver-busy"],
    ["wecom", { errcode: 40008, errmsg: "invalid message type" }, "failed", "robot-refused"],
    ["dingtalk", { errcode: 310000, errmsg: "sign not match" }, "failed", "robot-signature"],
    ["dingtalk", { errcode: 300001, errmsg: "token is not exist" }, "failed", "robot-gone"],
    ["dingtalk", { errcode: 130101, errmsg: "send too fast" }, "retry", "robot-too-often"],
    ["feishu", { code: 19021, msg: "sign match fail" }, "failed", "robot-signature"],
    ["feishu", { code: 19022, msg: "Ip Not Allowed" }, "failed", "robot-address-list"],
    ["feishu", { code: 19024, msg: "Key Words Not Found" }, "failed", "robot-keyword"],
    ["feishu", { code: 19001, msg: "access token invalid" }, "failed", "robot-gone"],
    ["feishu", { code: 11232, msg: "frequency limited" }, "retry", "robot-too-often"],
  ];
  test.each(answers)("%s answering %j is %s: %s", async (kind, body, outcome, failure) => {
    expect((await over(kind, () => json(body))).outcome).toMatchObject({ kind: outcome, failure });
  });

  test("what is no answer of a robot: a broken gateway is tried again, a login page is not", async () => {
    expect((await over("wecom", () => ({ status: 502, body: "<html>" }))).outcome).toMatchObject({
      kind: "retry",
    });
    expect((await over("wecom", () => ({ status: 200, body: "<html>" }))).outcome).toMatchObject({
      kind: "failed",
    });
    expect((await over("wecom", () => json({}))).outcome).toMatchObject({ kind: "failed" });
    expect((await over("wecom", () => "drop")).outcome).toMatchObject({
      kind: "unknown",
      failure: "no-answer",
    });
    expect((await over("wecom", () => "silence")).outcome).toMatchObject({ kind: "unknown" });
  });

  test("what it says is kept without what cannot be written down", async () => {
    const { outcome } = await over("wecom", () =>
      json({ errcode: 0, errmsg: "o\u0000k\n\u0007!" }),
    );
    expect(outcome).toEqual({ kind: "sent", detail: "0 o k !" });
  });

  test("a robot lives on its maker's host only", async () => {
    const ways = channels({ smtp: "" });
    for (const kind of ["wecom", "dingtalk", "feishu"] as const)
      expect(
        await ways[kind].send(message(), { address: "https://evil.example/", secret: null }),
      ).toEqual({
        kind: "failed",
        failure: "bad-address",
      });
  });

  test("DingTalk is signed as its manual says", async () => {
    const { got } = await over("dingtalk", () => json({ errcode: 0 }), "SEC123");
    const query = new URL(got[0]?.path ?? "", "https://x").searchParams;
    const timestamp = query.get("timestamp") ?? "";
    const wanted = createHmac("sha256", "SEC123").update(`${timestamp}\nSEC123`).digest("base64");
    expect(query.get("sign")).toBe(wanted);
    expect(query.get("key")).toBe("k");
    expect(timestamp).toMatch(/^\d{13}$/);
  });

  test("Feishu is signed as its manual says", async () => {
    const { got } = await over("feishu", () => json({ code: 0 }), "sec");
    const { timestamp, sign } = JSON.parse(got[0]?.body ?? "{}");
    expect(sign).toBe(createHmac("sha256", `${timestamp}\nsec`).digest("base64"));
    expect(timestamp).toMatch(/^\d{10}$/);
  });

  test("a push of 200 long lines fits into WeCom's 4,096 bytes and keeps its link", async () => {
    const lines = Array.from({ length: 200 }, (_, at) =>
      lineOf({ seq: at + 1, name: "册".repeat(120), spec: "面".repeat(200) }),
    );
    const content = contentOf({ lines, shipTo: "址".repeat(200) });
    const long = messageOf(
      {
        id: "x",
        purpose: "push",
        number: "TD-1-A",
        revision: 1,
        content,
        link: "https://e.example/p/t",
      },
      null,
    );
    const { got } = await over("wecom", () => json({ errcode: 0 }), null, long);
    const shown = JSON.parse(got[0]?.body ?? "{}").markdown.content;
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(4096);
    expect(shown).toContain("https://e.example/p/t");
  });
});

describe("webhooks after Standard Webhooks", () => {
  test("INV-12 are signed, and carry the same id on every attempt", async () => {
    let tries = 0;
    const receiver = kept(await webReceiver(() => ({ status: ++tries < 3 ? 500 : 204 })));
    const ways = channels({ fetch: receiver.fetch, smtp: "" });
    for (let n = 0; n < 3; n += 1)
      await ways.webhook.send(message(), { address: `${receiver.url}/`, secret: webhookSecret });
    const ids = receiver.got.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual(Array(3).fill(message().id));
    for (const { headers, body } of receiver.got) {
      const read = new Webhook(webhookSecret).verify(body, headers as Record<string, string>);
      expect(read).toMatchObject({
        type: "push.sent",
        data: { number: "TD-XM01-26-000001-A", revision: 2, total: "1280.00" },
      });
    }
    expect(() =>
      new Webhook(webhookSecret).verify("{}", receiver.got[0]?.headers as Record<string, string>),
    ).toThrow();
  });

  test.each([
    [200, "sent"],
    [204, "sent"],
    [400, "retry"],
    [401, "retry"],
    [404, "retry"],
    [408, "retry"],
    [410, "failed"],
    [429, "retry"],
    [500, "retry"],
    [503, "retry"],
    [302, "failed"],
    [301, "failed"],
  ] as const)("FI-16 status %i is %s", async (status, kind) => {
    expect((await over("webhook", () => ({ status }), webhookSecret)).outcome).toMatchObject({
      kind,
    });
  });

  test("FI-16 hanging up, silence, a long answer", async () => {
    expect((await over("webhook", () => "drop", webhookSecret)).outcome).toMatchObject({
      kind: "unknown",
    });
    expect((await over("webhook", () => "silence", webhookSecret)).outcome).toMatchObject({
      kind: "unknown",
    });
    const big = await over(
      "webhook",
      () => ({ status: 200, body: "x".repeat(10e6) }),
      webhookSecret,
    );
    expect(big.outcome).toMatchObject({ kind: "sent" });
    const bad = await over(
      "webhook",
      () => ({ status: 500, body: "y".repeat(10e6) }),
      webhookSecret,
    );
    expect(bad.outcome.kind === "retry" && bad.outcome.detail?.length).toBeLessThanOrEqual(200);
  });

  test("a secret that is none says so, and nothing is sent", async () => {
    for (const secret of [null, "", "secret", "whsec_short"]) {
      const { outcome, got } = await over("webhook", () => ({ status: 200 }), secret);
      expect(outcome).toEqual({ kind: "failed", failure: "bad-secret" });
      expect(got).toHaveLength(0);
    }
  });

  test("T-20 an address inside is not called", async () => {
    const outcome = await channels({ smtp: "" }).webhook.send(message(), {
      address: "https://169.254.169.254/latest",
      secret: webhookSecret,
    });
    expect(outcome).toMatchObject({ kind: "failed", failure: "unsafe" });
  });
});

describe("mail", () => {
  const pdf = { name: "TD-1-A-v1.pdf", bytes: Buffer.from("%PDF-1.7 test") };
  const to = { address: "factory@example.com", secret: null };

  test("INV-12 goes out as HTML and text with link and PDF, under the same Message-ID each time", async () => {
    const server = kept(await mailServer());
    const way = emailChannel({ url: server.url });
    for (let n = 0; n < 2; n += 1)
      expect(await way.send(message({ pdf }), to)).toMatchObject({ kind: "sent" });
    const ids = server.got.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]);
    expect(ids[0]).toContain(message().id);
    expect(ids[0]).toBe(ids[1]);
    const mail = server.got[0] ?? "";
    expect(mail).toContain("Content-Type: text/plain");
    expect(mail).toContain("Content-Type: text/html");
    expect(mail).toContain("Content-Type: application/pdf");
    expect(mail).toContain("https://erp.example.com/p/token");
    expect(mail).toMatch(/^To: factory@example\.com\r?$/m);
  });

  test("names and subjects cannot add a header of their own", async () => {
    const server = kept(await mailServer());
    const subject = "【拾光\r\nBcc: evil@example.com】推单";
    await emailChannel({ url: server.url }).send(message({ subject }), to);
    expect(server.got[0]).not.toMatch(/^Bcc:/im);
  });

  test("without SMTP_URL it fails at once and says how to set it", async () => {
    expect(await emailChannel({ url: "" }).send(message(), to)).toEqual({
      kind: "failed",
      failure: "no-smtp",
    });
  });

  test("an address that is none, or two, is not tried", async () => {
    const server = kept(await mailServer());
    for (const address of [
      "",
      "x",
      "a@b",
      "a@b.cn, c@d.cn",
      "a@b.cn\r\nRCPT TO:<c@d.cn>",
      "<a@b.cn>",
    ])
      expect(
        await emailChannel({ url: server.url }).send(message(), { address, secret: null }),
      ).toMatchObject({ failure: "bad-address" });
    expect(server.got).toHaveLength(0);
  });

  const refusing = (responseCode: number) => Object.assign(new Error("no"), { responseCode });
  test.each([
    ["at RCPT", 450, "retry", "mail-later"],
    ["at RCPT", 550, "failed", "mail-refused"],
    ["at DATA", 451, "retry", "mail-later"],
    ["at DATA", 554, "failed", "mail-refused"],
    ["at MAIL", 421, "retry", "mail-later"],
  ])("refused %s with %i: %s", async (where, code, kind, failure) => {
    const server = kept(
      await mailServer({
        ...(where === "at RCPT" ? { onRcptTo: (_a, _s, done) => done(refusing(code)) } : {}),
        ...(where === "at MAIL" ? { onMailFrom: (_a, _s, done) => done(refusing(code)) } : {}),
        ...(where === "at DATA"
          ? { onData: (stream, _s, done) => stream.resume().on("end", () => done(refusing(code))) }
          : {}),
      }),
    );
    expect(await emailChannel({ url: server.url }).send(message(), to)).toMatchObject({
      kind,
      failure,
    });
  });

  test.each([
    ["a wrong password", 535, "mail-sign-in"],
    ["an account that is locked for a while", 454, "mail-sign-in"],
  ])(
    "%s fails no message: all wait, and say that signing in did not work",
    async (_, code, failure) => {
      const server = kept(await mailServer({ onAuth: (_a, _s, done) => done(refusing(code)) }));
      const url = server.url.replace("smtp://", "smtp://studio:wrong@");
      expect(await emailChannel({ url }).send(message(), to)).toMatchObject({
        ...{ kind: "retry", failure },
        detail: expect.stringContaining(String(code)),
      });
      expect(server.got).toHaveLength(0);
    },
  );

  test.each([421, 554])("a server that greets with %i fails no message either", async (code) => {
    const server = kept(await mailServer({ onConnect: (_s, done) => done(refusing(code)) }));
    expect(await emailChannel({ url: server.url }).send(message(), to)).toMatchObject({
      ...{ kind: "retry", failure: "mail-later" },
    });
  });

  test("a slow server that takes its time for each reply gets the mail once", async () => {
    const pause = process.env.PROVE ? 2_000 : 150;
    const slowly = (done: () => void) => setTimeout(done, pause);
    const got: string[] = [];
    const server = kept(
      await mailServer({
        onConnect: (_s, done) => void slowly(done),
        onMailFrom: (_a, _s, done) => void slowly(done),
        onRcptTo: (_a, _s, done) => void slowly(done),
        onData: (stream, _s, done) => {
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            got.push(Buffer.concat(chunks).toString());
            slowly(done);
          });
        },
      }),
    );
    const { id } = await queued({ kind: "email", address: "factory@example.com" });
    const ways = channels({ smtp: server.url });
    await Promise.all([deliverDue({ channels: ways }), deliverDue({ channels: ways })]);
    expect(await deliveryRow(id)).toMatchObject({
      status: "sent",
      attempts: 1,
      maybe_twice: false,
    });
    expect(got).toHaveLength(1);
  }, 30_000);

  test("the server is down: tried again, nothing was sent", async () => {
    expect(await emailChannel({ url: "smtp://127.0.0.1:1" }).send(message(), to)).toMatchObject({
      kind: "retry",
      failure: "unreached",
    });
  });

  test("the server greets nobody: tried again", async () => {
    const mute = createTcp((socket) => sockets.push(socket));
    const sockets: Socket[] = [];
    await new Promise<void>((done) => mute.listen(0, "127.0.0.1", done));
    kept({
      close: () => {
        for (const one of sockets) one.destroy();
        mute.close();
      },
    });
    const url = `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    expect(await emailChannel({ url, timeout: 300 }).send(message(), to)).toMatchObject({
      kind: "retry",
      failure: "unreached",
    });
  });

  test("the server takes all of it and never answers: we do not know", async () => {
    const server = kept(await mailServer({ onData: (stream) => void stream.resume() }));
    expect(await emailChannel({ url: server.url, timeout: 400 }).send(message(), to)).toMatchObject(
      { kind: "unknown", failure: "no-answer" },
    );
  });
});

describe("from the outbox", () => {
  test("a mail is in the supplier's box with link and PDF, and the timeline says sent", async () => {
    const server = kept(await mailServer());
    const push = await submittedPush();
    const { id } = await queued({ kind: "email", address: "factory@example.com" }, push);
    await deliverDue({ channels: channels({ smtp: server.url }) });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", attempts: 1 });
    expect(server.got).toHaveLength(1);
    expect(server.got[0]).toContain(`filename=${push.number}-A-v1.pdf`);
    // Long lines of a mail are folded.
    expect((server.got[0] ?? "").replace(/=\r?\n/g, "")).toContain(`/p/${push.token}`);
  });

  test("the mailbox breaks: it waits with its reason, and goes out once it is mended", async () => {
    const { id } = await queued({ kind: "email", address: "factory@example.com" });
    await deliverDue({ channels: channels({ smtp: "smtp://127.0.0.1:1" }) });
    expect(await deliveryRow(id)).toMatchObject({
      status: "queued",
      failure: "unreached",
      wait: 1,
    });
  });
});

describe("测试发送", () => {
  test("sends one message that holds nothing of a push", async () => {
    const receiver = kept(await webReceiver(() => json({ errcode: 0 })));
    const ways = channels({ fetch: receiver.fetch, smtp: "", hosts: [tls.host] });
    const to = { address: `${receiver.url}/`, secret: null };
    expect(await sendTest("wecom", to, "拾光影像", ways)).toMatchObject({ kind: "sent" });
    expect(receiver.got[0]?.body).toContain("推单测试");
    expect(receiver.got[0]?.body).not.toContain("打开推单");
  });
});

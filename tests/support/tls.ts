/**
 * The certificate of a receiver that only tests know: hook.example, signed by itself, for a hundred
 * years. It opens nothing.
 */
const pem = (kind: string, body: string) =>
  `-----BEGIN ${kind}-----\n${body.match(/.{1,64}/g)?.join("\n")}\n-----END ${kind}-----\n`;

export const tls = {
  host: "hook.example",
  key: pem(
    "PRIVATE KEY",
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtLDpn4gJ2NIdFytXxzSRoFRE9ngUiTePlWLffBPwrmKhRANCAASuAiCpooF/POeeaSY+5W01XZcjB0BjJ0wOCfVsSJkD3eiwARNwRXLkkqPFJhEt9wl6goFsej+xh53mY5AMzQki",
  ),
  cert: pem(
    "CERTIFICATE",
    "MIIBnTCCAUSgAwIBAgIUP522yDYB4BqhWYC/OsAaV8nMS+AwCgYIKoZIzj0EAwIwFzEVMBMGA1UEAwwMaG9vay5leGFtcGxlMCAXDTI2MTEyNDAxMDM0MVoYDzIxMjYxMDMxMDEwMzQxWjAXMRUwEwYDVQQDDAxob29rLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASuAiCpooF/POeeaSY+5W01XZcjB0BjJ0wOCfVsSJkD3eiwARNwRXLkkqPFJhEt9wl6goFsej+xh53mY5AMzQkio2wwajAdBgNVHQ4EFgQU95CqUKjlSULSakTGexslg8894gswHwYDVR0jBBgwFoAU95CqUKjlSULSakTGexslg8894gswDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxob29rLmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgXGZVTFiPuUNFBnFlxoi07ctR9RpQRJGZkRkFMCj8uCUCIBAyJju0TqeEReEDP/QkqDVtHAR/IZlN5g1BEFMwEIUU",
  ),
};

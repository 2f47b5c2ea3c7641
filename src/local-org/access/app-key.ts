import { generateKeyPairSync } from "node:crypto";
import { JwtAssertions } from "./jwt-assertion";

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The key of the connected app: the certificate that the org was started with, or else a pair made on first use, whose
 * private half is given to whoever asks, so that the JWT bearer grant can be tried without preparation.
 */
export class AppKey {
  private made: KeyPair | undefined;
  private checker: JwtAssertions | undefined;

  constructor(
    private readonly certificate: string | undefined,
    private readonly now: () => Date,
  ) {
    if (certificate !== undefined) this.checker = new JwtAssertions(certificate, now);
  }

  /** In PEM; undefined when the org was given a certificate: then only its owner has the key. */
  get privateKey(): string | undefined {
    return this.certificate === undefined ? this.pair().privateKey : undefined;
  }

  get assertions(): JwtAssertions {
    return (this.checker ??= new JwtAssertions(this.pair().publicKey, this.now));
  }

  private pair(): KeyPair {
    return (this.made ??= generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    }));
  }
}

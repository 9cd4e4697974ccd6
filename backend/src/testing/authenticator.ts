import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Made {
  origin: string;
  relyingParty?: string;
  /** Bits of WebAuthn's authenticator data; present and verified unless a test says otherwise. */
  flags?: number;
}

const userPresent = 0x01;
const userVerified = 0x04;
const hasCredential = 0x40;

/** A passkey of ES256 as a device holds it (WebAuthn level 3, section 6); it signs what a test tells it to. */
export class Authenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle = randomBytes(16).toString('base64url');
  counter = 0;

  /** What the browser sends for `options` of a new passkey. */
  create(options: { challenge: string; user: { id: string } }, made: Made) {
    this.#userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const credentialId = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([0, credentialId.length]);
    const data = Buffer.concat([this.#data(made, hasCredential), Buffer.alloc(16), length, credentialId, key]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, made.origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** What the browser sends for `options` of a sign-in. */
  get(options: { challenge: string }, made: Made) {
    this.counter += 1;
    const data = this.#data(made, 0);
    const client = clientData('webauthn.get', options.challenge, made.origin);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
        userHandle: this.#userHandle,
      },
    };
  }

  #credential() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} };
  }

  #data({ relyingParty = 'localhost', flags = userPresent | userVerified }: Made, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const party = createHash('sha256').update(relyingParty).digest();
    return Buffer.concat([party, Buffer.from([flags | more]), counter]);
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { call } from './api.ts';
import type { RouteBody } from './api-routes.ts';

/** Comes with the first passkey that is asked for. */
const loadWebAuthn = () => import('@simplewebauthn/browser');

type Proof = RouteBody<'POST /auth/passkeys/sign-in'>['credential'];
type NewCredential = RouteBody<'POST /auth/passkeys'>['credential'];

/** The person closed the browser's own dialog, or let it wait too long: nothing to say about. */
export function isPasskeyCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

/** Has the browser prove a passkey; from the autofill of a field with `webauthn`, or in a dialog. */
export async function provePasskey({ isAutofill = false } = {}): Promise<Proof> {
  const { startAuthentication } = await loadWebAuthn();
  const options = await call('POST /auth/passkeys/sign-in/options', {});
  // The contract leaves the options to the browser, whose types these are.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return (await startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill })) as unknown as Proof;
}

/** Has the browser make a passkey. */
export async function makePasskey(): Promise<NewCredential> {
  const { startRegistration } = await loadWebAuthn();
  const options = await call('POST /auth/passkeys/options', {});
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return (await startRegistration({ optionsJSON })) as unknown as NewCredential;
}

/**
 * Offers passkeys in the list of the field with `webauthn`, where the browser can; settles when one is chosen. Returns
 * the function that stops.
 */
export function offerPasskeys(onProved: (proof: Proof) => void): () => void {
  let isOver = false;
  void (async () => {
    const { browserSupportsWebAuthnAutofill } = await loadWebAuthn();
    if (isOver || !(await browserSupportsWebAuthnAutofill())) return;
    const proof = await provePasskey({ isAutofill: true });
    if (!isOver) onProved(proof);
    // Nobody asked for it, so there is nothing to say where it can't be had.
  })().catch(() => undefined);
  return () => {
    isOver = true;
    void loadWebAuthn().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony());
  };
}

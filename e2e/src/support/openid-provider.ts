import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface OpenIdProvider {
  issuer: string;
  /** Who signs in there. */
  email: string;
  stop: () => void;
}

/** A real OpenID provider whose page asks to continue or to cancel; `redirectUri` is where it leads back to. */
export async function startProvider(redirectUri: string, email: string): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'expenseai',
        client_secret: 'a secret of the test',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Robin', email, email_verified: true }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { accountId = '' } = oidc.session ?? {};
      const grant = new provider.Grant({ clientId: 'expenseai', accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
    else void answer(request, response);
  });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, email, stop };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://provider');
  const choice = searchParams.get('choice');
  if (choice === null) {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<title>House</title><h1>House</h1><a href="${pathname}?choice=yes">Continue</a> <a href="${pathname}?choice=no">Cancel</a>`,
    );
    return;
  }
  const result =
    choice === 'yes'
      ? { login: { accountId: 'robin' } }
      : { error: 'access_denied', error_description: 'The person would not.' };
  await provider.interactionFinished(request, response, result);
}

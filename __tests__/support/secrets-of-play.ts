/** What is secret in a play, and that none of it was anywhere: in what the runs showed, their children and files, and what AWS and GitHub were sent. */
import type { LocalAws } from '../../local-aws/server.ts'
import type { LocalGitHub } from '../../local-github/server.ts'
import type { LocalOidc } from '../../local-oidc/server.ts'
import { filesIn, leaksOf, type Secrets } from '../../scripts/runner/leaks.ts'
import type { ActionResult } from '../../scripts/runner/run-action.ts'
import { TOKEN } from './ship-github.ts'

export interface SecretParts {
  readonly aws: Pick<LocalAws, 'registryPasswords' | 'sessions' | 'requests'>
  readonly github: Pick<LocalGitHub, 'requests' | 'kept'> | null
  readonly oidc: Pick<LocalOidc, 'issued' | 'environment'> | null
}

/** Those that have been issued so far. */
export const secretsOf = ({ aws, oidc }: Omit<SecretParts, 'github'>): Secrets => {
  const passwords = aws.registryPasswords()
  const sessions = aws.sessions()
  return {
    'a password of ECR': [...passwords, ...passwords.map((one) => Buffer.from(`AWS:${one}`).toString('base64'))],
    'a secret key of a role': sessions.map(({ secretAccessKey }) => secretAccessKey),
    'a session token of a role': sessions.map(({ sessionToken }) => sessionToken),
    // Its claims are no secret, and some of them are shown: what makes it a token is the signature.
    'an ID token': (oidc?.issued ?? []).flatMap((one) => one.split('.').slice(2)),
    'the token that requests ID tokens': oidc === null ? [] : [oidc.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN],
    'the token of GitHub': [TOKEN],
  }
}

/** A role is assumed with an ID token; every other request goes without. */
const WITH_TOKEN = 'AssumeRoleWithWebIdentity'

/**
 * Searches after the last run. `folder`: the home, the checkout and all else that the play has on the disk.
 * @throws Error with what was found where, not with the secret
 */
export const expectNoLeak = async (
  runs: readonly ActionResult[],
  { aws, github, oidc }: SecretParts,
  folder: string,
): Promise<void> => {
  const sent = aws.requests.filter(({ operation }) => operation !== WITH_TOKEN)
  const places = {
    'what AWS was sent': sent.map(({ input, userAgent }) => `${JSON.stringify(input)} ${userAgent}`).join('\n'),
    'what GitHub was sent': github === null ? '' : JSON.stringify([github.requests, github.kept]),
    ...(await filesIn(folder)),
  }
  const found = [...runs.flatMap(({ leaks }) => leaks), ...leaksOf(secretsOf({ aws, oidc }), places)]
  if (found.length > 0) throw new Error(`secrets were found:\n${[...new Set(found)].join('\n')}`)
}

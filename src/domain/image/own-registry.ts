/** The registry that the run's image is pushed to, as far as it is known: an image of the same name elsewhere is another one. Pure. */

/** By the host that ECR names; before that is known, by what the settings or the caller say. */
export type OwnRegistry =
  | { readonly kind: 'host'; readonly host: string }
  /** Null: not known; of the region: any of this account. */
  | { readonly kind: 'account'; readonly account: string | null; readonly region: string | null }

/** Whether a registry is that of the run. One that is not known is not. */
export const isOwnRegistry = (host: string, own: OwnRegistry): boolean => {
  const named = ecrRegistry(host)
  if (own.kind === 'account') return isIn(named, own)
  return host === own.host || isIn(named, ecrRegistry(own.host))
}

interface EcrRegistry {
  readonly account: string
  readonly region: string
}

const isIn = (
  named: EcrRegistry | null,
  own: Omit<Extract<OwnRegistry, { kind: 'account' }>, 'kind'> | null,
): boolean =>
  named !== null && own !== null && named.account === own.account && (own.region ?? named.region) === named.region

/** `ACCOUNT.dkr.ecr.REGION.amazonaws.com`, also the FIPS and the dual-stack form (Amazon ECR user guide, "Amazon ECR endpoints"), in every partition (its DNS suffix in the AWS SDK). */
const HOST =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|(?:c2s\.ic|sc2s\.sgov|csp\.hci\.ic)\.gov|cloud\.adc-e\.uk)$/u

/** The account and the region of a registry of ECR; null for another host. */
export const ecrRegistry = (host: string): EcrRegistry | null => {
  const [, account, region] = HOST.exec(host) ?? []
  return account === undefined || region === undefined ? null : { account, region }
}

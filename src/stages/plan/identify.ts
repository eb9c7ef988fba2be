/** Who calls, and where. */
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RegistryConfig, ServiceConfig } from '../../settings/config.ts'
import { checkAccount } from './account.ts'
import { returned } from './returned.ts'

interface Named {
  readonly registry: Pick<RegistryConfig, 'region' | 'account' | 'caller'>
  readonly services: readonly Pick<ServiceConfig, 'region' | 'account'>[]
  /** Nothing else is read: the role of the services is not needed, and a job without an environment may not assume it. */
  readonly reads?: 'repository'
}

export interface Caller {
  readonly account: string
  readonly region: string
}

/**
 * The caller's account and the region of the services; where only the repository is read, those of the registry. Without them nothing else can be asked.
 * @throws ShipError `E_INPUT` for several regions, `E_REGION_MISSING`, `E_ACCOUNT`; AwsError
 */
export const identify = async (
  input: Named,
  { registry, target }: Pick<Ports, 'registry' | 'target'>,
): Promise<Caller> => {
  const [wanted = null, ...others] = new Set(input.services.map(({ region }) => region))
  if (others.length > 0) {
    const regions = [wanted, ...others].map((region) => region ?? 'the default region')
    throw fault('E_INPUT', {
      message: `the services are in several regions: ${regions.join(', ')}`,
      hint: 'Deploy to one region in a run: set `aws-region` once.',
    })
  }
  const ofRegistry = input.registry.region ?? (await registry.region())
  const [caller, ofCaller] = input.reads === 'repository' ? [registry, ofRegistry] : [target, wanted]
  const region = ofCaller ?? (await caller.region())
  if (region === null || ofRegistry === null) throw fault('E_REGION_MISSING', { message: 'no AWS region is set' })
  const identity = await caller.sts.getCallerIdentity({})
  const account = returned(identity.Account, 'sts:GetCallerIdentity')
  for (const { account: wanted } of [...(input.registry.caller === 'own' ? [] : [input.registry]), ...input.services]) {
    checkAccount({ what: 'the caller', account, wanted })
  }
  return { account, region }
}

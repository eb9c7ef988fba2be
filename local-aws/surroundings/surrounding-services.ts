/** The services over what surrounds an account's ECS services. */
import type { DeclaredRole, OidcProvider } from '../access/declared.ts'
import type { Service } from '../protocol/call.ts'
import { autoScalingService } from './application-autoscaling.ts'
import { cloudFormationService } from './cloudformation.ts'
import { ec2Service } from './ec2.ts'
import { loadBalancingService } from './elasticloadbalancing.ts'
import { iamService } from './iam.ts'
import { secretsManagerService } from './secretsmanager.ts'
import { ssmService } from './ssm.ts'
import type { Surroundings } from './surroundings.ts'

interface Seeds {
  readonly account: string
  readonly region: string
  readonly surroundings: Surroundings
  /** Those that jobs assume. */
  readonly roles: readonly DeclaredRole[]
  readonly oidcProviders: readonly OidcProvider[]
}

/** One service for each API. */
export const surroundingServices = ({ surroundings, roles, oidcProviders, ...place }: Seeds): readonly Service[] => [
  autoScalingService(surroundings),
  cloudFormationService(surroundings),
  ec2Service(surroundings),
  iamService(surroundings, { ...place, roles, oidcProviders }),
  loadBalancingService(surroundings),
  secretsManagerService(surroundings, place),
  ssmService(surroundings, place),
]

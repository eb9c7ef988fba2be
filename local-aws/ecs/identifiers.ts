/** ARNs and ids in ECS's formats. */
import { randomBytes, randomInt } from 'node:crypto'
import type { EcsState, ServiceRecord } from './records.ts'

type Place = Pick<EcsState, 'account' | 'region'>

/** `arn:aws:ecs:<region>:<account>:<resource>`. */
export const ecsArn = (place: Place, resource: string): string =>
  `arn:aws:ecs:${place.region}:${place.account}:${resource}`

/** Nineteen digits, as in `ecs-svc/<19 digits>` and in a service revision's ARN. */
export const nineteenDigits = (): string =>
  [randomInt(1, 10), ...Array.from({ length: 18 }, () => randomInt(0, 10))].join('')

/** A new deployment id. */
export const deploymentId = (): string => `ecs-svc/${nineteenDigits()}`

/** A new service deployment's ARN; its last part is twenty-one characters of URL-safe base64. */
export const serviceDeploymentArn = (place: Place, service: ServiceRecord): string => {
  const id = randomBytes(16).toString('base64url').slice(0, 21)
  return ecsArn(place, `service-deployment/${service.clusterName}/${service.name}/${id}`)
}

/** A new service revision's ARN. */
export const serviceRevisionArn = (place: Place, service: ServiceRecord): string =>
  ecsArn(place, `service-revision/${service.clusterName}/${service.name}/${nineteenDigits()}`)

/** A new task id: thirty-two hexadecimal digits. */
export const taskId = (): string => randomBytes(16).toString('hex')

/** The last part of an ARN; anything else is returned as it is. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

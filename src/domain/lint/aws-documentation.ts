/** Addresses of AWS's documentation. */

const ECS = 'https://docs.aws.amazon.com/AmazonECS/latest'

/** A structure or action of the ECS API: `ContainerDefinition`. */
export const api = (name: string, member = ''): string =>
  `${ECS}/APIReference/API_${name}.html${member === '' ? '' : `#ECS-Type-${name}-${member}`}`

/** A page of the ECS developer guide: `using_awslogs`. */
export const guide = (name: string): string => `${ECS}/developerguide/${name}.html`

/** A control of AWS Security Hub: `5`. */
export const control = (number: number): string =>
  `https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-${number}`

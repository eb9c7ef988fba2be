/** What every deployment calls on `*`: actions that have no resource (Service Authorization Reference, Amazon ECS, Amazon ECR). */
export const ACTIONS_OF_EVERY_DEPLOYMENT = [
  'ecr:GetAuthorizationToken',
  'ecs:RegisterTaskDefinition',
  'ecs:DescribeTaskDefinition',
] as const

/**
 * The AWS services, by the prefix of their IAM actions. Each file lists the calls that this program makes to one of them: the bundler
 * makes a chunk of what it exports, and nothing is loaded before the first call.
 */
export const SERVICES = {
  sts: () => import('./sts.ts'),
  ecr: () => import('./ecr.ts'),
  ecs: () => import('./ecs.ts'),
  ssm: () => import('./ssm.ts'),
  cloudformation: () => import('./cloudformation.ts'),
  cloudwatch: () => import('./cloudwatch.ts'),
  codedeploy: () => import('./codedeploy.ts'),
  'application-autoscaling': () => import('./application-autoscaling.ts'),
  ec2: () => import('./ec2.ts'),
  elasticloadbalancing: () => import('./elasticloadbalancing.ts'),
  iam: () => import('./iam.ts'),
  logs: () => import('./logs.ts'),
  secretsmanager: () => import('./secretsmanager.ts'),
} as const
